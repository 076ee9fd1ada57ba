using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.LateBids;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Bids;

/// <summary>A bid as one reader sees it now.</summary>
/// <param name="Content">What the reader may see of it: the bidder its own saved text, others the last submission.</param>
/// <param name="Missing">What the saved text lacks before it can be submitted, in the reader's language; for the bidder only.</param>
/// <param name="Can">What the reader may do now: edit, submit, withdraw, revive, reconfirm, askLate.</param>
/// <param name="Standing">What else the bidder must know of it.</param>
public record BidView(
    Guid Id, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, DateTimeOffset Deadline, Guid BidderId, string BidderName,
    BidState State, BidContent? Content, int? SubmittedVersion, DateTimeOffset? SubmittedAt, DateTimeOffset? WithdrawnAt, string? Digest,
    IReadOnlyList<string>? Missing, IReadOnlyList<string> Can, BidStanding? Standing = null) : IVersioned;

/// <summary>What a bid's own organisation must know beside its text; its members also those who read it after the opening.</summary>
/// <param name="ToReconfirm">Submitted, and of no effect unless it is confirmed before the deadline.</param>
/// <param name="ReconfirmedAt">When it was last confirmed.</param>
/// <param name="Changes">What of the challenge has changed since it was submitted or last confirmed.</param>
/// <param name="Members">The consortium beside the lead.</param>
/// <param name="Late">The last request to be let in after the deadline.</param>
public record BidStanding(
    bool ToReconfirm, DateTimeOffset? ReconfirmedAt, IReadOnlyList<Amendment> Changes, IReadOnlyList<MemberView> Members, LateView? Late);
