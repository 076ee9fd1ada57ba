using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>An organisation's word that it does not want to be brought together with another (屏蔽). It holds in both directions; the other is not told.</summary>
public class Block(Guid organizationId, Guid blockedId) : IVersioned
{
    public Guid OrganizationId { get; private set; } = organizationId;

    public Guid BlockedId { get; private set; } = blockedId;

    public long Version { get; private set; }

    public bool Active { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Blocks, or takes it back.</summary>
    public void Set(bool active, string? reason, DateTimeOffset now) => (Version, Active, Reason, ChangedAt) = (Version + 1, active, reason, now);
}
