namespace ScenarioHub.Scenarios.Parks;

/// <summary>A national high-tech zone (国家高新区) in the registry, whether it has joined the platform or not.</summary>
public class Park
{
    /// <summary>Made from the name, so that every replica seeds the same id.</summary>
    public Guid Id { get; private set; }

    public required string Name { get; init; }

    public required string Province { get; init; }

    public required string City { get; init; }

    public required string RegionCode { get; init; }

    public required string MacroRegion { get; init; }

    public required int YearApproved { get; init; }

    /// <summary>The organisation that acts for it on the platform, once one has registered.</summary>
    public Guid? OrganizationId { get; private set; }

    /// <summary>Joins the registered organisation to this entry; the first one stays.</summary>
    public void Join(Guid organization) => OrganizationId ??= organization;
}
