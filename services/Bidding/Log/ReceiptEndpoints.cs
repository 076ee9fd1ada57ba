using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Log;

/// <summary>The bidder's receipts (回执).</summary>
public static class ReceiptEndpoints
{
    /// <summary>For the company whose bid it is, and for nobody else: a receipt names bid and bidder's secret digest.</summary>
    public static void MapReceipts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/bids/{id:guid}/receipts/{version:int}", Get).WithTags("Log").RequireAuthorization(Policies.Company);

    private static async Task<Results<Ok<Receipt>, NotFound>> Get(Guid id, int version, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var challengeId = await db.Bids.Where(b => b.Id == id && b.BidderId == own).Select(b => (Guid?)b.ChallengeId).SingleOrDefaultAsync(ct);
        var sent = await db.BidVersions.Where(v => v.BidId == id && v.Number == version && v.ReceiptKey != null)
            .Select(v => new { v.Digest, v.SubmittedAt, v.ReceiptKey, v.ReceiptSignature }).SingleOrDefaultAsync(ct);
        if (challengeId is null || sent is null)
        {
            return TypedResults.NotFound();
        }

        var receipt = Receipt.Of(challengeId.Value, id, version, sent.Digest, sent.SubmittedAt) with
        {
            Key = sent.ReceiptKey!,
            Signature = Convert.ToHexStringLower(sent.ReceiptSignature!),
        };
        return TypedResults.Ok(receipt with { Inclusion = await InclusionAsync(receipt, db, ct) });
    }

    /// <summary>Nothing before the deadline: an index or a size would count the bids.</summary>
    private static async Task<Inclusion?> InclusionAsync(Receipt receipt, BiddingDb db, CancellationToken ct)
    {
        if (await db.HeadAsync(receipt.Challenge, ct) is not { } head)
        {
            return null;
        }

        var leaves = (await db.LeavesAsync(receipt.Challenge, ct))[..(int)head.TreeSize];
        var leaf = receipt.Leaf();
        var index = Array.FindIndex(leaves, l => l.AsSpan().SequenceEqual(leaf));
        return index < 0 ? null : new(index, [.. MerkleTree.Inclusion(index, leaves).Select(Convert.ToHexStringLower)], head);
    }
}
