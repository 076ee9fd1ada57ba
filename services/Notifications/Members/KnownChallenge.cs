using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Members;

/// <summary>What was told about a challenge (榜) last: enough to know the opening from a moved deadline and both from a change of words.</summary>
public class KnownChallenge : IVersioned
{
    /// <summary>The challenge.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public long Version { get; private set; }

    /// <summary>The deadline that was told.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Whether the deadline is another one. The database keeps microseconds, an event may carry finer ticks.</summary>
    public bool IsMovedBy(ChallengeOpened fact) => (Deadline - fact.Deadline).Duration() > TimeSpan.FromMilliseconds(1);

    /// <summary>Takes over the state that a fact tells of.</summary>
    public void Follow(ChallengeOpened fact) => (Version, Deadline) = (fact.Version, fact.Deadline);
}
