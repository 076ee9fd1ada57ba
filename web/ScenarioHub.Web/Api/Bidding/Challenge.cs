namespace ScenarioHub.Web.Api.Bidding;

/// <summary>A posted problem (榜) as it stands in tables; the number of bids is told only after the deadline.</summary>
public record ChallengeSummary(
    Guid Id, long Version, string Number, string Title, string State, string Type, Guid OwnerId, string OwnerName, string? Field,
    decimal? BudgetYuan, DateTimeOffset Deadline, int? BidCount, DateTimeOffset? OpenedAt);

/// <summary>A posted problem in full. <c>Can</c> names the acts that the reader may take now.</summary>
public record Challenge(
    Guid Id, long Version, string Number, string Title, string State, string Type, Guid OwnerId, string OwnerName, Guid? ScenarioId,
    string? ScenarioName, string Problem, string? Field, IReadOnlyList<Indicator>? Indicators, decimal? BudgetYuan, int? DurationMonths,
    string? IntellectualProperty, string? Conditions, DateTimeOffset Deadline, DateTimeOffset ServerTime, int NoticeDays,
    DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, int? BidCount, IReadOnlyList<Question>? Questions, ResultNotice? Notice,
    IReadOnlyList<Extension>? Extensions, string? CancelReason, bool? AuthoredByMe, IReadOnlyList<string>? Can, Scheme? Scheme = null,
    IReadOnlyList<ChallengeAmendment>? Amendments = null)
{
    /// <summary>Whether the reader may take an act now: edit, approve, open, extend, cancel, answer, ask, bid, openBids, notice, award.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>A public question; the asker is never named.</summary>
public record Question(Guid Id, string Text, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>A moved deadline.</summary>
public record Extension(DateTimeOffset From, DateTimeOffset To, string Reason, DateTimeOffset At);

/// <summary>The result shown to all before it binds (公示).</summary>
public record ResultNotice(
    Guid Id, int Round, string State, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, Guid OwnerId, string OwnerName, Guid WinnerId, string WinnerName,
    IReadOnlyList<Winner>? Winners, string Reasons, string? RaceReason, DateTimeOffset PublishedAt, DateTimeOffset EndsAt, IReadOnlyList<Ranked>? Ranking,
    string? VoidReason, DateTimeOffset? VoidedAt);

/// <summary>A proposed winner; in a race (赛马) there are several.</summary>
public record Winner(Guid BidId, Guid BidderId, string BidderName);

/// <summary>A place in the ranking.</summary>
public record Ranked(int Rank, string BidderName, decimal? Mean = null, decimal? Spread = null);

/// <summary>What a park writes of a challenge.</summary>
public record ChallengeInput(
    Guid? ScenarioId, string? Title, string? Problem, string? Field, string Type, IReadOnlyList<Indicator> Indicators, decimal? BudgetYuan,
    int? DurationMonths, string? IntellectualProperty, string? Conditions, DateTimeOffset? Deadline, int? NoticeDays, Guid? SchemeId = null);
