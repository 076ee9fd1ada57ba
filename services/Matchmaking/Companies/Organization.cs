using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>The copy of an organisation (单位) that Identity keeps.</summary>
public class Organization : IVersioned
{
    private Organization()
    {
    }

    public Guid Id { get; private init; }

    public long Version { get; private set; }

    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The folded name, by which imported profiles find their company.</summary>
    public string Key { get; private set; } = "";

    /// <summary><c>pending</c>, <c>verified</c>, <c>rejected</c> or <c>suspended</c>.</summary>
    public string State { get; private set; } = "";

    /// <summary>GB/T 2260 code of its seat.</summary>
    public string RegionCode { get; private set; } = "";

    /// <summary>The growth tier (企业梯队), such as 瞪羚; companies only.</summary>
    public string? Tier { get; private set; }

    /// <summary>The parks that a park works with (伙伴园区); parks only.</summary>
    public Guid[] Partners { get; private set; } = [];

    /// <summary>Whether it may act now.</summary>
    public bool IsVerified => State == "verified";

    /// <summary>Whether profiles of its name are its own.</summary>
    public bool OwnsProfiles => IsVerified && Kind == OrganizationKinds.Company;

    public static Organization Of(Guid id) => new() { Id = id };

    /// <summary>Takes over a newer state. A fact of before there were partner parks says nothing of them.</summary>
    public void Take(OrganizationChanged fact) =>
        (Version, Kind, Name, Key, State, RegionCode, Tier, Partners) =
            (fact.Version, fact.Kind, fact.Name, KeyOf(fact.Name), fact.State, fact.RegionCode, fact.GrowthTier, fact.PartnerParks is { } partners ? [.. partners] : Partners);

    /// <summary>What makes two spellings of a name the same.</summary>
    public static string KeyOf(string name) => Folding.Fold(name).Replace(" ", "", StringComparison.Ordinal);
}
