namespace ScenarioHub.Contracts.Bidding;

/// <summary>A result is on public notice (公示) before it binds.</summary>
/// <param name="Winner">The proposed winner.</param>
/// <param name="Bidders">All whose bids were opened.</param>
/// <param name="EndsAt">When the notice period ends.</param>
public record NoticePublished(
    Guid ChallengeId, long Version, string Number, string Title, Party Owner, Party Winner, IReadOnlyList<Guid> Bidders,
    DateTimeOffset EndsAt, DateTimeOffset At);

/// <summary>The notice period has ended and the award (授榜) binds.</summary>
public record ChallengeAwarded(
    Guid ChallengeId, long Version, string Number, string Title, Party Owner, Party Winner, Guid? ScenarioId, DateTimeOffset At);
