using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Conflicts;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>A seat as the park, administrators and supervisors see it.</summary>
public record SeatView(
    Guid Id, int Number, Guid PersonId, string Name, string? Organization, IReadOnlyList<string> Fields, string? RegionCode, SeatState State,
    DateTimeOffset? AnswerBy, DateTimeOffset? AnsweredAt, IReadOnlyList<string> Declared, string? Reason, int Sheets, int Submitted, bool Chair);

/// <summary>Who reads a bid, and why.</summary>
public record ReaderView(Guid SeatId, int Number, string Name, SeatState Seat, SheetState Sheet, Explanation Explanation);

/// <summary>A bid in a review.</summary>
/// <param name="Label">The number that experts know it by.</param>
public record ReviewedBid(Guid BidId, int Label, string BidderName, BidState State, IReadOnlyList<ReaderView> Readers, int Open);

/// <summary>A conflict as it is explained.</summary>
public record ConflictView(Guid BidId, int Label, Guid PersonId, string Name, ConflictKind Kind, string Detail);

/// <summary>One sheet in the matrix of scores; the name is there for those who may know it.</summary>
public record SheetScore(Guid SheetId, int Number, string? Name, decimal? Total, bool Outlier, IReadOnlyList<Mark> Marks, string? Comment);

/// <summary>The scores of one bid with mean, median and spread.</summary>
public record BidScores(Guid? BidId, int Label, string? BidderName, decimal? Mean, decimal? Median, decimal? Spread, IReadOnlyList<SheetScore> Sheets);

/// <summary>Something said in the discussion.</summary>
public record RemarkView(Guid Id, int Number, string? Name, int? Label, string Text, DateTimeOffset At);

/// <summary>A review as the park, administrators and supervisors see it now.</summary>
/// <param name="Open">How many places of the assignment nobody has taken and accepted.</param>
/// <param name="Scores">Nothing before all are in, except for supervisors.</param>
/// <param name="Ranking">The order that holds, at the end.</param>
/// <param name="Can">propose, invite, chair, start, finish, reorder, decide.</param>
public record ReviewView(
    Guid ChallengeId, long Version, string Number, string Title, ChallengeState ChallengeState, ReviewState State, bool Blind, int Size,
    IReadOnlyList<Criterion> Criteria, TieRule TieRule, decimal OutlierPoints, int Open, DateTimeOffset? Due, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    IReadOnlyList<SeatView> Seats, IReadOnlyList<ReviewedBid> Bids, IReadOnlyList<ConflictView> Conflicts, IReadOnlyList<BidScores>? Scores,
    IReadOnlyList<RemarkView>? Remarks, IReadOnlyList<RankedBid>? Computed, IReadOnlyList<RankedBid>? Ranking, Reordering? Reordering, string? Conclusion,
    DateTimeOffset ServerTime, IReadOnlyList<string> Can) : IVersioned;

/// <summary>Another order that waits for its confirmation.</summary>
public record WaitingReordering(Guid ChallengeId, string Number, string Title, string OwnerName, string Reason, DateTimeOffset ProposedAt);

/// <summary>What a bidder reads of its own bid's scores once the notice is out.</summary>
public record OwnScores(Guid BidId, int? Place, IReadOnlyList<Criterion> Criteria, decimal? Mean, decimal? Spread, IReadOnlyList<SheetScore> Sheets);
