using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Eligibility;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.LateBids;

/// <summary>Letting a bid in after the deadline (逾期申报).</summary>
public static class LateBidEndpoints
{
    /// <summary>Asking: the bidder. Reading and deciding: administrators, two of them.</summary>
    public static void MapLateBids(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/bids/{id:guid}/late", Ask).WithTags("Late bids").RequireAuthorization(Policies.Company).AddEndpointFilter<InTransaction>();
        var group = routes.MapGroup("/late-requests").WithTags("Late bids").RequireAuthorization(Policies.Administrator);
        group.MapGet("/", List);
        group.MapPost("/{id:guid}/admit", Admit).AddEndpointFilter<InTransaction>();
        group.MapPost("/{id:guid}/refuse", Refuse).AddEndpointFilter<InTransaction>();
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Ask(
        Guid id, LateReason command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidSeal seal, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        RuleException.ThrowIf(await db.LateRequests.AnyAsync(r => r.BidId == id && r.State != LateState.Admitted, ct), "late.asked");
        var now = await db.NowAsync(ct);
        var missing = bid.State is BidState.Submitted ? [] : await reading.MissingAsync(bid, challenge, await seal.OwnAsync(bid, ct), ct);
        var request = LateRequest.Ask(bid, challenge, missing, command.Reason.Trim(), now);
        db.LateRequests.Add(request);
        db.Publish(new LateBidAsked(
            request.Id, request.Version, challenge.Id, challenge.Number, challenge.Title, new(bid.BidderId, bid.BidderName), request.Reason, now));
        db.Record(user, "bid.late-asked", id);
        await db.SaveChangesAsync(ct);
        await reading.PrepareAsync([bid], ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    private static async Task<Page<LateRequestView>> List(
        [AsParameters] PageRequest page, string? state, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var only = Choice.Of<LateState>(state, "state");
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var rows = await db.LateRequests.AsNoTracking()
            .Where(r => (only == null || r.State == only) && (before == null || r.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(r => r.Id).Take(page.Size + 1).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.ChallengeId);
        var challenges = await db.Challenges.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return Page.Of(rows.ConvertAll(r => View(r, challenges[r.ChallengeId], user)), page.Size, last => Cursor.Write(last.Id));
    }

    /// <summary>The second administrator's consent lets the bid in, by the same rules as a submission.</summary>
    private static async Task<Results<Ok<LateRequestView>, NotFound>> Admit(
        Guid id, LateReason command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, Submissions submissions, CancellationToken ct)
    {
        if (await HoldAsync(id, db, ct) is not var (request, bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(request);
        bid.MayBeLate(challenge);
        var now = await db.NowAsync(ct);
        if (request.Admit(user.PersonId(), command.Reason.Trim(), now))
        {
            await submissions.AdmitLateAsync(bid, challenge, now, ct);
            db.Publish(bid.Received(challenge, now), request.Decided(challenge, now));
        }

        db.Record(user, "late.admit", id, detail: new { command.Reason, request.State, challenge.Number });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(View(request, challenge, user));
    }

    private static async Task<Results<Ok<LateRequestView>, NotFound>> Refuse(
        Guid id, LateReason command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await HoldAsync(id, db, ct) is not var (request, _, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(request);
        var now = await db.NowAsync(ct);
        request.Refuse(user.PersonId(), command.Reason.Trim(), now);
        db.Publish(request.Decided(challenge, now));
        db.Record(user, "late.refuse", id, detail: new { command.Reason, challenge.Number });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(View(request, challenge, user));
    }

    private static async Task<(LateRequest Request, Bid Bid, Challenge Challenge)?> HoldAsync(Guid id, BiddingDb db, CancellationToken ct)
    {
        var bidId = await db.LateRequests.Where(r => r.Id == id).Select(r => (Guid?)r.BidId).SingleOrDefaultAsync(ct);
        return bidId is { } held && await db.HoldBidAsync(held, ct) is var (bid, challenge)
            ? (await db.LateRequests.SingleAsync(r => r.Id == id, ct), bid, challenge) : null;
    }

    private static LateRequestView View(LateRequest r, Challenge c, ClaimsPrincipal user) => new(
        r.Id, r.Version, c.Id, c.Number, c.Title, c.Deadline, r.BidderName, r.Reason, r.State, r.AskedAt, r.Decisions,
        r.Decisions.Any(d => d.Person == user.PersonId()));
}
