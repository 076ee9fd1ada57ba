using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Beginning a bid and reading bids.</summary>
public static class BidEndpoints
{
    /// <summary>Beginning: verified companies. Reading: whoever <see cref="VisibilityRules"/> lets.</summary>
    public static void MapBids(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Bids");
        group.MapPost("/challenges/{id:guid}/bids", Begin).Idempotent<BiddingDb>().RequireAuthorization(Policies.Company);
        group.MapGet("/challenges/{id:guid}/bids", OfChallenge).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/bids/mine", Mine).RequireAuthorization(Policies.Company);
        group.MapGet("/bids/{id:guid}", Get).RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>The answer leaves the content out: answers to creates are kept for repeats, and a bid's content is kept sealed only.</summary>
    private static async Task<Results<Created<BidView>, NotFound>> Begin(
        Guid id, BidContent content, ClaimsPrincipal user, BiddingDb db, BidSeal seal, CancellationToken ct)
    {
        if (await db.ShareAsync(id, ct) is not { OpenedAt: not null } challenge)
        {
            return TypedResults.NotFound();
        }

        var bidder = await db.VerifiedPartyAsync(user, ct);
        await db.HoldBidderAsync(bidder.Id, ct);
        var now = await db.NowAsync(ct);
        var bid = Bid.Begin(challenge, bidder, now);
        RuleException.ThrowIf(await db.Bids.AnyAsync(b => b.ChallengeId == id && b.BidderId == bid.BidderId, ct), "bid.duplicate");
        bid.Fill(await seal.SealDraftAsync(bid, content.KeptFrom(null), ct));
        db.Bids.Add(bid);
        db.Record(user, "bid.drafted", bid.Id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/bidding/bids/{bid.Id}", BidReading.Bare(bid, challenge, now));
    }

    private static async Task<Results<Ok<List<BidView>>, NotFound>> OfChallenge(
        Guid id, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        var challenge = await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (challenge is null || !Reader.Of(user).MayReadBids(challenge))
        {
            return TypedResults.NotFound();
        }

        var bids = await db.Bids.AsNoTracking().Where(b => b.ChallengeId == id).OrderBy(b => b.SubmittedAt).ToListAsync(ct);
        db.Record(user, "challenge.bids-read", id, challenge.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await ViewsAsync(bids, [challenge], user, reading, ct));
    }

    private static async Task<Page<BidView>> Mine(
        [AsParameters] PageRequest page, Guid? challengeId, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var bids = await db.Bids.AsNoTracking()
            .Where(b => b.BidderId == own && (challengeId == null || b.ChallengeId == challengeId) && (before == null || b.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(b => b.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        var ids = bids.Select(b => b.ChallengeId).ToList();
        var challenges = await db.Challenges.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        return Page.Of(await ViewsAsync(bids, challenges, user, reading, ct), page.Size, last => Cursor.Write(last.Id));
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        var bid = await db.Bids.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct);
        var challenge = bid is null ? null : await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == bid.ChallengeId, ct);
        if (bid is null || challenge is null || await reading.ViewAsync(bid, challenge, user, ct) is not { } view)
        {
            return TypedResults.NotFound();
        }

        if (bid.BidderId != user.OrganizationId())
        {
            // Whoever reads what somebody else has bid leaves a trace.
            db.Record(user, "bid.read", id, challenge.OwnerId);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(view);
    }

    private static async Task<List<BidView>> ViewsAsync(
        List<Bid> bids, IReadOnlyList<Challenge> challenges, ClaimsPrincipal user, BidReading reading, CancellationToken ct)
    {
        await reading.PrepareAsync(bids, ct);
        var views = new List<BidView>();
        foreach (var bid in bids)
        {
            if (await reading.ViewAsync(bid, challenges.Single(c => c.Id == bid.ChallengeId), user, ct) is { } view)
            {
                views.Add(view);
            }
        }

        return views;
    }
}
