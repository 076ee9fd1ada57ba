using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>An organisation's word that it wants no suggestions (谢绝推荐). It stays in the directory and may still act itself.</summary>
public class OptOut(Guid organizationId) : IVersioned
{
    public Guid OrganizationId { get; private set; } = organizationId;

    public long Version { get; private set; }

    public bool OptedOut { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Opts out, or in again.</summary>
    public void Set(bool optedOut, DateTimeOffset now) => (Version, OptedOut, ChangedAt) = (Version + 1, optedOut, now);
}
