using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Intake;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Submitting in one act (一次递交): for programs, and for the last minute.</summary>
public static class SubmissionEndpoints
{
    /// <summary>For verified companies.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/challenges/{id:guid}/submissions", Submit).WithTags("Bids")
            .AddEndpointFilter<FirstSubmissionFilter>().Idempotent<BiddingDb>().RequireAuthorization(Policies.Company);

    /// <summary>
    /// Begins the organisation's bid, or takes the place of what it sent before, and answers with the receipt. Repeated with the same key, it
    /// gives the same receipt. First submissions were taken together before they came here: what comes here has a bid, is busy with another act, or asks a
    /// challenge that takes none.
    /// </summary>
    private static async Task<Results<Created<Receipt>, NotFound>> Submit(
        Guid id, BidContent content, ClaimsPrincipal user, BiddingDb db, BidSeal seal, Submissions submissions, CancellationToken ct)
    {
        if (await db.ShareAsync(id, ct) is not { OpenedAt: not null } challenge)
        {
            return TypedResults.NotFound();
        }

        var bidder = await db.VerifiedPartyAsync(user, ct);
        await db.HoldBidderAsync(bidder.Id, ct);
        var bid = await db.Bids.SingleOrDefaultAsync(b => b.ChallengeId == id && b.BidderId == bidder.Id, ct);
        var kept = content.KeptFrom(bid is null ? null : await seal.OwnAsync(bid, ct));
        if (bid is null)
        {
            bid = Bid.Begin(challenge, bidder, await db.NowAsync(ct));
            db.Bids.Add(bid);
        }
        else if (bid.State is BidState.Submitted)
        {
            bid.Edit([], challenge, await db.NowAsync(ct));
        }

        var receipt = await submissions.TakeAsync(user, bid, challenge, kept, ct);
        db.Publish(bid.Received(challenge, bid.SubmittedAt!.Value));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(LocationOf(receipt), receipt);
    }

    /// <summary>Where a receipt can be read again.</summary>
    public static string LocationOf(Receipt receipt) => $"/api/bidding/bids/{receipt.Bid}/receipts/{receipt.Version}";
}
