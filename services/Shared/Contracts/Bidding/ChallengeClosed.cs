namespace ScenarioHub.Contracts.Bidding;

/// <summary>A challenge's deadline has passed; from here on the number of bids is no secret.</summary>
public record ChallengeClosed(Guid ChallengeId, long Version, string Number, string Title, Party Owner, int Bids, DateTimeOffset At);

/// <summary>The bids of a challenge were opened (开启).</summary>
public record BidsOpened(Guid ChallengeId, long Version, string Number, string Title, Party Owner, IReadOnlyList<Guid> Bidders, DateTimeOffset At);

/// <summary>A challenge was cancelled (取消) or failed for lack of bids (流标).</summary>
/// <param name="Outcome"><c>cancelled</c> or <c>failed</c>.</param>
/// <param name="ScenarioId">The scenario that it was made from, which is free again.</param>
public record ChallengeEnded(
    Guid ChallengeId, long Version, string Number, string Title, Party Owner, string Outcome, string Reason, IReadOnlyList<Guid> Bidders, DateTimeOffset At,
    Guid? ScenarioId = null);
