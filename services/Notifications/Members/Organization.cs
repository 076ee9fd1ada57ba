using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Members;

/// <summary>An organisation (单位): a copy of Identity's, kept by <see cref="OrganizationChanged"/>.</summary>
public class Organization : IVersioned
{
    /// <summary>The organisation.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public long Version { get; private set; }

    /// <summary>Its kind.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary><c>pending</c>, <c>verified</c>, <c>rejected</c> or <c>suspended</c>; only verified ones belong to an audience by kind.</summary>
    public string State { get; private set; } = "";

    /// <summary>Takes over the state that a fact tells of.</summary>
    public void Follow(OrganizationChanged fact) => (Version, Kind, Name, State) = (fact.Version, fact.Kind, fact.Name, fact.State);
}
