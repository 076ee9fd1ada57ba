using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Agencies;

/// <summary>A copy of what Identity says of an agency (场景机构), kept by events.</summary>
public class AgencyOrganization : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>The version that Identity gave; an older one is ignored.</summary>
    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary><c>pending</c>, <c>verified</c>, <c>rejected</c> or <c>suspended</c>.</summary>
    public string State { get; private set; } = "";

    /// <summary>Takes over a newer state.</summary>
    public void Become(long version, string name, string state) => (Version, Name, State) = (version, name, state);
}
