using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Parks;

/// <summary>A copy of what Identity says of a park's organisation, kept by events.</summary>
public class ParkOrganization : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>The version that Identity gave; an older one is ignored.</summary>
    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public string RegionCode { get; private set; } = "";

    /// <summary><c>pending</c>, <c>verified</c>, <c>rejected</c> or <c>suspended</c>.</summary>
    public string State { get; private set; } = "";

    /// <summary>Takes over a newer state.</summary>
    public void Become(long version, string name, string regionCode, string state) =>
        (Version, Name, RegionCode, State) = (version, name, regionCode, state);
}
