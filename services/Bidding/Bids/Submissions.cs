using System.Security.Claims;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Eligibility;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Takes a submission in: checked, sealed, stored, queued for the log, and receipted, all in the caller's transaction.</summary>
public class Submissions(BiddingDb db, BidSeal seal, ChallengeLog log, LogSigner signer, BidReading reading, EligibilityReading eligibility)
{
    /// <summary>Hands in a text as the next submission of a bid that the caller holds. The instant is asked last, so that little lies between it and the commit.</summary>
    public async Task<Receipt> TakeAsync(ClaimsPrincipal user, Bid bid, Challenge challenge, BidContent content, CancellationToken ct)
    {
        var missing = await reading.MissingAsync(bid, challenge, content, ct);
        var facts = await eligibility.FactsAsync(challenge, new(bid.BidderId, bid.BidderName), bid, ct);
        var sealedBid = await seal.SealAsync(bid, content, ct);
        var version = bid.Submit(challenge, missing, facts.OtherOpenBids, sealedBid, await db.NowAsync(ct));
        EligibilityRule.Refuse(challenge, facts);
        var receipt = await SignAsync(version, challenge, ct);
        Keep(user, bid, version, receipt);
        return receipt;
    }

    /// <summary>Lets a text in after the deadline by the administrators' decision, under the same rules.</summary>
    public async Task AdmitLateAsync(Bid bid, Challenge challenge, DateTimeOffset now, CancellationToken ct)
    {
        var content = await seal.OwnAsync(bid, ct);
        var missing = bid.State is BidState.Submitted ? [] : await reading.MissingAsync(bid, challenge, content, ct);
        var facts = await eligibility.FactsAsync(challenge, new(bid.BidderId, bid.BidderName), bid, ct);
        EligibilityRule.Refuse(challenge, facts);
        if (bid.AdmitLate(challenge, missing, facts.OtherOpenBids, await seal.SealAsync(bid, content, ct), now) is { } version)
        {
            Keep(version, await SignAsync(version, challenge, ct));
        }
    }

    /// <summary>Signs a receipt for a submission.</summary>
    public Task<Receipt> SignAsync(BidVersion version, Challenge challenge, CancellationToken ct) =>
        signer.SignAsync(Receipt.Of(challenge.Id, version.BidId, version.Number, version.Digest, version.SubmittedAt), ct);

    /// <summary>Stores a submission with its receipt, queues its leaf, and enters the act.</summary>
    public void Keep(ClaimsPrincipal user, Bid bid, BidVersion version, Receipt receipt)
    {
        Keep(version, receipt);
        db.Record(user, "bid.submitted", bid.Id, detail: new { bid.SubmittedVersion, bid.Digest });
    }

    private void Keep(BidVersion version, Receipt receipt)
    {
        db.BidVersions.Add(version with { ReceiptKey = receipt.Key, ReceiptSignature = Convert.FromHexString(receipt.Signature) });
        log.Queue(receipt);
    }
}
