namespace ScenarioHub.Contracts.Bidding;

/// <summary>The formal check found something missing that the bidder may bring once (补正通知).</summary>
public record CureRequested(
    Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Guid BidderId, string Missing, DateTimeOffset By, DateTimeOffset At);

/// <summary>A bidder has brought what was missing.</summary>
public record BidCured(Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Party Owner, string BidderName, DateTimeOffset At);

/// <summary>The formal check (形式审查) of a bid has ended.</summary>
/// <param name="Reason">Why not, where it did not pass.</param>
public record BidChecked(
    Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Guid BidderId, bool Passed, string? Reason, DateTimeOffset At);

/// <summary>An expert is invited to a panel (评审邀请). Names no bid and no bidder.</summary>
public record ExpertInvited(
    Guid SeatId, long Version, Guid ChallengeId, string Number, string Title, Guid PersonId, DateTimeOffset AnswerBy, DateTimeOffset At);

/// <summary>An expert has answered an invitation, or left the panel later. Who it was is on the panel's page.</summary>
/// <param name="Answer"><c>accepted</c> or <c>recused</c>.</param>
/// <param name="Open">How many places in the assignment have nobody now.</param>
public record ExpertAnswered(
    Guid SeatId, long Version, Guid ChallengeId, string Number, string Title, Party Owner, string Answer, int Open, DateTimeOffset At);

/// <summary>An expert has bids to score (评分任务).</summary>
/// <param name="Kind"><c>started</c>, <c>late</c>, <c>reopened</c> or <c>discussion</c>.</param>
public record ReviewDue(
    Guid SeatId, long Version, Guid ChallengeId, string Number, string Title, Guid PersonId, string Kind, int Sheets, DateTimeOffset Due, DateTimeOffset At);

/// <summary>All scores of a challenge are in (评分完成); the discussion can begin.</summary>
public record ScoresIn(Guid ChallengeId, long Version, string Number, string Title, Party Owner, DateTimeOffset At);

/// <summary>The review has ended with a ranking (评审结束).</summary>
/// <param name="Ranked">How many bids were ranked.</param>
public record ReviewFinished(Guid ChallengeId, long Version, string Number, string Title, Party Owner, int Ranked, DateTimeOffset At);

/// <summary>A park wants another order than the computed one (调整排序) and an administrator must confirm it; or one has decided.</summary>
/// <param name="Step"><c>proposed</c>, <c>confirmed</c> or <c>refused</c>.</param>
public record RankingOverride(Guid ChallengeId, long Version, string Number, string Title, Party Owner, string Step, string Reason, DateTimeOffset At);
