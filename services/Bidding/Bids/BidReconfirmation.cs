using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Bids;

/// <summary>
/// Confirming a submission again after the challenge has changed (再确认). A change writes nothing on bids, which would count them: whether one
/// must be confirmed follows from the instants of both. What is not confirmed before the deadline does not count.
/// </summary>
public partial class Bid
{
    /// <summary>Whether the submission was made or last confirmed before the challenge's last change.</summary>
    public bool NeedsReconfirmation(Challenge challenge) => State is BidState.Submitted && challenge.AmendedAt > (ReconfirmedAt ?? SubmittedAt);

    /// <summary>Says that the submission holds as it is.</summary>
    public BidReceived Reconfirm(Challenge challenge, DateTimeOffset now)
    {
        TakesBids(challenge, now);
        RuleException.ThrowIf(!NeedsReconfirmation(challenge), "bid.nothing-to-confirm");
        ReconfirmedAt = now;
        Version++;
        return Received(challenge, now);
    }

    /// <summary>
    /// Lets the text in after the deadline by the administrators' decision (逾期准入), before the opening. Returns the submission, or nothing
    /// where an unconfirmed one now counts as it is.
    /// </summary>
    public BidVersion? AdmitLate(Challenge challenge, IReadOnlyList<FieldError> missing, int otherOpenBids, SealedBid content, DateTimeOffset now)
    {
        MayBeLate(challenge);
        if (!NeedsReconfirmation(challenge))
        {
            return HandIn(challenge, missing, otherOpenBids, content, now);
        }

        ReconfirmedAt = now;
        Version++;
        return null;
    }

    /// <summary>Refuses unless the deadline has passed, the bids are sealed still, and this one does not count.</summary>
    public void MayBeLate(Challenge challenge)
    {
        RuleException.ThrowIf(challenge.State is not ChallengeState.Closed, "late.not-closed");
        RuleException.ThrowIf(State is not (BidState.Draft or BidState.Amended) && !NeedsReconfirmation(challenge), "bid.transition", Word.Of(State));
    }

    /// <summary>Tells the bidder what would not count as it stands.</summary>
    internal BidReminder Reminder(Challenge challenge, DateTimeOffset now) => new(
        Id, Version, ChallengeId, challenge.Number, challenge.Title, BidderId, State is BidState.Amended ? "unsent" : "unconfirmed", challenge.Deadline, now);
}

/// <summary>Which bids count.</summary>
public static class CountingBidsQuery
{
    /// <summary>Submitted, and confirmed after the challenge's last change: what is opened.</summary>
    public static IQueryable<Bid> CountingBids(this BiddingDb db, Challenge challenge) => db.Bids.Where(b =>
        b.ChallengeId == challenge.Id && b.State == BidState.Submitted
        && (challenge.AmendedAt == null || (b.ReconfirmedAt ?? b.SubmittedAt) >= challenge.AmendedAt));
}
