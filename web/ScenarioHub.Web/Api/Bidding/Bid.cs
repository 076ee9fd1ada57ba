namespace ScenarioHub.Web.Api.Bidding;

/// <summary>One organisation's proposal (揭榜申报). <c>Can</c> names the acts that the reader may take now: edit, submit, withdraw, revive.
/// <c>Missing</c> says what its text still lacks before it can be submitted; for the bidder only.</summary>
public record Bid(
    Guid Id, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, DateTimeOffset Deadline, Guid BidderId,
    string BidderName, string State, BidContent? Content, long? SubmittedVersion, DateTimeOffset? SubmittedAt, DateTimeOffset? WithdrawnAt,
    string? Digest, IReadOnlyList<string>? Missing, IReadOnlyList<string>? Can, BidStanding? Standing = null)
{
    /// <summary>Whether the reader may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>What a bid says.</summary>
public record BidContent(
    string? TechnicalRoute, IReadOnlyList<Commitment>? Commitments, IReadOnlyList<PlannedMilestone>? Milestones, decimal? OwnYuan,
    decimal? PublicYuan, IReadOnlyList<TeamRole>? Team, string? IntellectualProperty, string? Evidence, bool? Pledge,
    Division? Division = null, IReadOnlyList<BudgetLine>? Budget = null, IReadOnlyList<BidAttachment>? Attachments = null)
{
    /// <summary>The fields that the bidder keeps for experts: technicalRoute, intellectualProperty, evidence.</summary>
    public IReadOnlyList<string>? ExpertsOnly { get; init; }
}

/// <summary>What is promised for one indicator of the challenge.</summary>
public record Commitment(string Indicator, string? Value);

/// <summary>A milestone with its month from the start and its share of the money in per cent.</summary>
public record PlannedMilestone(string? Name, int? Month, decimal? Share);

/// <summary>A role in the team; a name only with consent.</summary>
public record TeamRole(string? Role, string? Name);
