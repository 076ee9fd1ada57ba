namespace ScenarioHub.Contracts.Bidding;

/// <summary>A part of a challenge's text that has changed.</summary>
/// <param name="Field">Such as <c>conditions</c>.</param>
public record TextChange(string Field, string? Before, string? After);

/// <summary>An open challenge has changed (榜单变更): told to each bidder of its own bid, and to nobody else.</summary>
/// <param name="Submitted">Whether the bid was submitted and must be confirmed before the deadline; a draft need not.</param>
public record BidToReconfirm(
    Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Guid BidderId, bool Submitted, IReadOnlyList<TextChange> Changes,
    DateTimeOffset Deadline, DateTimeOffset At);

/// <summary>A day is left, and a bid would not count as it stands: told to its own organisation.</summary>
/// <param name="Reason"><c>unsent</c> (changed and not sent again) or <c>unconfirmed</c> (not confirmed after a change of the challenge).</param>
public record BidReminder(
    Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Guid BidderId, string Reason, DateTimeOffset Deadline, DateTimeOffset At);

/// <summary>An organisation is asked to join a consortium (联合体邀请), or to sign again because the division has changed.</summary>
/// <param name="Again">Whether a signature was voided by a change.</param>
public record ConsortiumInvited(
    Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Party Lead, Guid MemberId, bool Again, DateTimeOffset At);

/// <summary>A member has signed or declined (签署、谢绝): told to the lead.</summary>
/// <param name="Signed">Whether it signed.</param>
public record ConsortiumAnswered(
    Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Guid LeadId, Party Member, bool Signed, string? Reason, DateTimeOffset At);

/// <summary>A bidder asks to be let in after the deadline (逾期申报): told to the administrators, by the bidder's own will.</summary>
public record LateBidAsked(Guid RequestId, long Version, Guid ChallengeId, string Number, string Title, Party Bidder, string Reason, DateTimeOffset At);

/// <summary>The administrators have decided on it: told to the bidder.</summary>
public record LateBidDecided(
    Guid RequestId, long Version, Guid BidId, Guid ChallengeId, string Number, string Title, Guid BidderId, bool Admitted, string Reason, DateTimeOffset At);
