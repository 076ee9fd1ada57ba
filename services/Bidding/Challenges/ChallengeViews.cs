using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Questions;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>A question as everyone reads it.</summary>
public record QuestionView(Guid Id, string Text, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    /// <summary>The view of a question.</summary>
    public static QuestionView Of(Question q) => new(q.Id, q.Text, q.AskedAt, q.Answer, q.AnsweredAt);
}

/// <summary>A challenge as one reader sees it now.</summary>
/// <param name="ServerTime">The database's clock, by which the deadline is decided.</param>
/// <param name="BidCount">How many bids were submitted; only after the deadline.</param>
/// <param name="Can">What the reader may do now.</param>
/// <param name="Scheme">The rules it is posted under.</param>
/// <param name="Amendments">What was changed while it was open.</param>
public record ChallengeView(
    Guid Id, long Version, string Number, string Title, ChallengeState State, ChallengeType Type, Guid OwnerId, string OwnerName, Guid? ScenarioId,
    string? ScenarioName, string Problem, string? Field, IReadOnlyList<Indicator> Indicators, decimal? BudgetYuan, int? DurationMonths,
    string? IntellectualProperty, string? Conditions, DateTimeOffset Deadline, DateTimeOffset ServerTime, int NoticeDays, DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt, int? BidCount, IReadOnlyList<QuestionView> Questions, NoticeView? Notice, IReadOnlyList<Extension> Extensions,
    string? CancelReason, bool AuthoredByMe, IReadOnlyList<string> Can, Scheme? Scheme = null, IReadOnlyList<Amendment>? Amendments = null) : IVersioned;

/// <summary>A challenge in a list.</summary>
public record ChallengeSummary(
    Guid Id, long Version, string Number, string Title, ChallengeState State, ChallengeType Type, Guid OwnerId, string OwnerName, string? Field,
    decimal? BudgetYuan, DateTimeOffset Deadline, int? BidCount, DateTimeOffset? OpenedAt)
{
    /// <summary>The view of a challenge with a count that the reader may see, or none.</summary>
    public static ChallengeSummary Of(Challenge c, int? bidCount) => new(
        c.Id, c.Version, c.Number, c.Title, c.State, c.Type, c.OwnerId, c.OwnerName, c.Field, c.BudgetYuan, c.Deadline, bidCount, c.OpenedAt);
}
