using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>What an expert saves on a sheet.</summary>
public record SaveSheet([MaxLength(50)] IReadOnlyList<Mark>? Marks, [StringLength(5000)] string? Comment);

/// <summary>The chair gives a sheet back.</summary>
public record ReopenSheet([Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>Something to say.</summary>
/// <param name="Label">The bid that it is about; nothing for all.</param>
public record SayRemark([Range(1, 10_000)] int? Label, [Required, StringLength(5000, MinimumLength = 2)] string Text);

/// <summary>A sheet in the expert's queue: a number, and never whose bid it is.</summary>
public record SheetRow(
    Guid Id, long Version, Guid SeatId, string ChallengeNumber, string ChallengeTitle, int Label, SheetState State, decimal? Total, DateTimeOffset? Due,
    DateTimeOffset? SavedAt, bool Reopened);

/// <summary>A bid with its score sheet as its expert sees them. It holds no id of the bid and, where the review is blind, no bidder's name.</summary>
/// <param name="BidderName">Nothing where the review is blind.</param>
/// <param name="Content">Nothing once the bid has lost: its panel's work is done.</param>
/// <param name="Cure">What the bidder brought at the formal check.</param>
/// <param name="Others">The other experts' scores, once the reader's own is in.</param>
/// <param name="Can">save, submit.</param>
public record SheetView(
    Guid Id, long Version, Guid SeatId, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, IReadOnlyList<Indicator> Indicators, int Label, bool Blind,
    string? BidderName, BidContent? Content, string? Cure, IReadOnlyList<Criterion> Criteria, decimal CommentBelow, SheetState State, IReadOnlyList<Mark> Marks,
    string? Comment, decimal? Total, string? Reopened, DateTimeOffset? Due, DateTimeOffset? SavedAt, DateTimeOffset? SubmittedAt, DateTimeOffset ServerTime,
    BidScores? Others, IReadOnlyList<string> Can) : IVersioned;

/// <summary>The panel's talk as its members see it: scores by number, and what was said. <c>Version</c> is the review's, for the chair's acts.</summary>
public record DiscussionView(long Version, IReadOnlyList<BidScores> Scores, IReadOnlyList<RemarkView> Remarks) : IVersioned;
