using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Bids;

/// <summary>A bid as one reader sees it now.</summary>
/// <param name="Content">What the reader may see of it: the bidder its own saved text, others the last submission.</param>
/// <param name="Missing">What the saved text lacks before it can be submitted, in the reader's language; for the bidder only.</param>
/// <param name="Can">What the reader may do now: edit, submit, withdraw, revive.</param>
public record BidView(
    Guid Id, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, DateTimeOffset Deadline, Guid BidderId, string BidderName,
    BidState State, BidContent? Content, int? SubmittedVersion, DateTimeOffset? SubmittedAt, DateTimeOffset? WithdrawnAt, string? Digest,
    IReadOnlyList<string>? Missing, IReadOnlyList<string> Can) : IVersioned;
