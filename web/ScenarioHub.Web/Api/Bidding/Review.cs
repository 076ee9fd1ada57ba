namespace ScenarioHub.Web.Api.Bidding;

/// <summary>A line of the formal check.</summary>
public record CheckItem(string Key, bool Met, string? Note = null);

/// <summary>The formal check of a bid (形式审查). <c>Can</c>: pass, cure, reject, answer.</summary>
public record FormalCheck(
    Guid BidId, long Version, Guid BidderId, string BidderName, string State, IReadOnlyList<CheckItem>? Items, string? Missing, DateTimeOffset? CureBy,
    string? CureText, DateTimeOffset? CuredAt, bool? Passed, string? Reason, DateTimeOffset? DecidedAt, IReadOnlyList<string>? Can)
{
    /// <summary>The lines, in order.</summary>
    public static readonly string[] Lines = ["standing", "complete", "pledge", "targets", "unclassified"];

    /// <summary>Whether the reader may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>What experts score.</summary>
public record Criterion(string Key, string Name, string NameEn, decimal Weight);

/// <summary>Why an expert reads a bid.</summary>
public record Explanation(IReadOnlyList<string>? Fields, decimal Distance, string? Region, int Load, int SameRegion, long Cost);

/// <summary>A seat on a panel.</summary>
public record PanelSeat(
    Guid Id, int Number, Guid PersonId, string Name, string? Organization, IReadOnlyList<string>? Fields, string? RegionCode, string State,
    DateTimeOffset? AnswerBy, DateTimeOffset? AnsweredAt, IReadOnlyList<string>? Declared, string? Reason, int Sheets, int Submitted, bool Chair);

/// <summary>Who reads a bid.</summary>
public record BidReader(Guid SeatId, int Number, string Name, string Seat, string Sheet, Explanation Explanation);

/// <summary>A bid in a review, with the number that experts know it by.</summary>
public record ReviewedBid(Guid BidId, int Label, string BidderName, string State, IReadOnlyList<BidReader>? Readers, int Open);

/// <summary>A conflict of interest.</summary>
public record ReviewConflict(Guid BidId, int Label, Guid PersonId, string Name, string Kind, string Detail);

/// <summary>Points on a criterion.</summary>
public record Mark(string Key, decimal? Points, string? Comment);

/// <summary>One expert's scores.</summary>
public record SheetScore(Guid SheetId, int Number, string? Name, decimal? Total, bool Outlier, IReadOnlyList<Mark>? Marks, string? Comment);

/// <summary>The scores of a bid.</summary>
public record BidScores(Guid? BidId, int Label, string? BidderName, decimal? Mean, decimal? Median, decimal? Spread, IReadOnlyList<SheetScore> Sheets);

/// <summary>Something said in the discussion.</summary>
public record Remark(Guid Id, int Number, string? Name, int? Label, string Text, DateTimeOffset At);

/// <summary>A place in the ranking.</summary>
public record RankedBid(Guid BidId, Guid BidderId, string BidderName, int Place, decimal? Mean, decimal? Spread);

/// <summary>Another order than the computed one.</summary>
public record Reordering(IReadOnlyList<Guid> Order, string Reason, DateTimeOffset ProposedAt, bool? Confirmed, DateTimeOffset? DecidedAt, string? DecisionReason);

/// <summary>A review (评审) as those see it who run and oversee it. <c>Can</c>: propose, invite, release, chair, start, finish, reorder, decide.</summary>
public record Review(
    Guid ChallengeId, long Version, string Number, string Title, string ChallengeState, string State, bool Blind, int Size, IReadOnlyList<Criterion> Criteria,
    string TieRule, decimal OutlierPoints, int Open, DateTimeOffset? Due, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<PanelSeat> Seats,
    IReadOnlyList<ReviewedBid> Bids, IReadOnlyList<ReviewConflict>? Conflicts, IReadOnlyList<BidScores>? Scores, IReadOnlyList<Remark>? Remarks,
    IReadOnlyList<RankedBid>? Computed, IReadOnlyList<RankedBid>? Ranking, Reordering? Reordering, string? Conclusion, DateTimeOffset ServerTime,
    IReadOnlyList<string>? Can)
{
    /// <summary>Whether the reader may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>Another order that waits for an administrator.</summary>
public record WaitingReordering(Guid ChallengeId, string Number, string Title, string OwnerName, string Reason, DateTimeOffset ProposedAt);

/// <summary>A bidder's own scores after the notice.</summary>
public record OwnScores(Guid BidId, int? Place, IReadOnlyList<Criterion> Criteria, decimal? Mean, decimal? Spread, IReadOnlyList<SheetScore> Sheets);

/// <summary>An expert's own seat. <c>Can</c>: accept, recuse, remark, reopen.</summary>
public record OwnSeat(
    Guid Id, long Version, Guid ChallengeId, string Number, string Title, string OwnerName, string State, string Review, bool Blind, int Bids,
    IReadOnlyList<string>? Bidders, DateTimeOffset? AnswerBy, DateTimeOffset? Due, IReadOnlyList<string>? Declared, bool Chair, int Sheets, int Submitted,
    IReadOnlyList<string>? Can)
{
    /// <summary>Whether the expert may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>A sheet in the expert's queue.</summary>
public record SheetRow(
    Guid Id, long Version, Guid SeatId, string ChallengeNumber, string ChallengeTitle, int Label, string State, decimal? Total, DateTimeOffset? Due,
    DateTimeOffset? SavedAt, bool Reopened);

/// <summary>A bid with its score sheet. <c>Can</c>: save, submit.</summary>
public record Sheet(
    Guid Id, long Version, Guid SeatId, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, IReadOnlyList<Indicator>? Indicators, int Label, bool Blind,
    string? BidderName, BidContent? Content, string? Cure, IReadOnlyList<Criterion> Criteria, decimal CommentBelow, string State, IReadOnlyList<Mark>? Marks,
    string? Comment, decimal? Total, string? Reopened, DateTimeOffset? Due, DateTimeOffset? SavedAt, DateTimeOffset? SubmittedAt, DateTimeOffset ServerTime,
    BidScores? Others, IReadOnlyList<string>? Can)
{
    /// <summary>Whether the expert may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>The panel's talk.</summary>
public record Discussion(long Version, IReadOnlyList<BidScores> Scores, IReadOnlyList<Remark> Remarks);

/// <summary>Where an expert works or worked.</summary>
public record Affiliation(Guid? OrganizationId, string? Organization, DateOnly? From, DateOnly? To);

/// <summary>An expert of the pool.</summary>
public record Expert(
    Guid PersonId, long Version, string Name, Guid OrganizationId, string? OrganizationName, bool Active, string? Suspended, bool Available, string? RegionCode,
    IReadOnlyList<string>? Fields, IReadOnlyList<Affiliation>? Affiliations, bool MayBeInvited);

/// <summary>What is written about an expert.</summary>
public record ExpertInput(IReadOnlyList<string> Fields, string? RegionCode, bool Available, IReadOnlyList<Affiliation> Affiliations);
