using System.Security.Claims;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Takes a submission in: checked, sealed, stored, queued for the log, and receipted, all in the caller's transaction.</summary>
public class Submissions(BiddingDb db, BidSeal seal, ChallengeLog log, LogSigner signer)
{
    /// <summary>Hands in a text as the next submission of a bid that the caller holds. The instant is asked last, so that little lies between it and the commit.</summary>
    public async Task<Receipt> TakeAsync(ClaimsPrincipal user, Bid bid, Challenge challenge, BidContent content, CancellationToken ct)
    {
        var missing = BidCompleteness.Missing(content, challenge);
        var sealedBid = await seal.SealAsync(bid, content, ct);
        var others = await db.OtherOpenBidsAsync(bid, ct);
        var version = bid.Submit(challenge, missing, others, sealedBid, await db.NowAsync(ct));
        var receipt = await signer.SignAsync(Receipt.Of(challenge.Id, bid.Id, version.Number, version.Digest, version.SubmittedAt), ct);
        db.BidVersions.Add(version with { ReceiptKey = receipt.Key, ReceiptSignature = Convert.FromHexString(receipt.Signature) });
        log.Queue(receipt);
        db.Record(user, "bid.submitted", bid.Id, detail: new { bid.SubmittedVersion, bid.Digest });
        return receipt;
    }
}
