using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Calendars;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Checks;

/// <summary>The formal check (形式审查) between opening and review.</summary>
public static class CheckEndpoints
{
    /// <summary>Reading: whoever may see the form. Deciding: the park. Curing: the bidder.</summary>
    public static void MapChecks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Formal check").AddEndpointFilter<InTransaction>();
        group.MapGet("/challenges/{id:guid}/check", List).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/bids/{id:guid}/check", Get).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/bids/{id:guid}/check/pass", Pass).RequireAuthorization(Policies.Park);
        group.MapPost("/bids/{id:guid}/check/cure", Ask).RequireAuthorization(Policies.Park);
        group.MapPost("/bids/{id:guid}/check/reject", Reject).RequireAuthorization(Policies.Park);
        group.MapPost("/bids/{id:guid}/check/answer", Answer).RequireAuthorization(Policies.Company);
        group.MapPost("/challenges/{id:guid}/check/finish", Finish).RequireAuthorization(Policies.Park);
    }

    private static async Task<Results<Ok<List<CheckView>>, NotFound>> List(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var challenge = await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        return challenge is not null && Reader.Of(user).MayReadBids(challenge) ? TypedResults.Ok(await db.ChecksAsync(challenge, user, ct)) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<CheckView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var bid = await db.Bids.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct);
        var challenge = bid is null ? null : await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == bid.ChallengeId, ct);
        return bid is not null && challenge is not null && await db.CheckAsync(bid, challenge, user, ct) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound();
    }

    private static Task<Results<Ok<CheckView>, NotFound>> Pass(
        Guid id, PassBid command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        DecideAsync(id, ifMatch, user, db, "passed-check", (c, bid, challenge, now) => c.Pass(bid, challenge, CheckReading.Read(command.Items), user.PersonId(), now), ct);

    private static async Task<Results<Ok<CheckView>, NotFound>> Ask(
        Guid id, AskCure command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var calendar = await db.WorkingDaysAsync(ct);
        return await DecideAsync(
            id, ifMatch, user, db, "cure-asked",
            (c, bid, challenge, now) => c.AskCure(bid, challenge, CheckReading.Read(command.Items), command.Missing.Trim(), calendar, now), ct);
    }

    private static Task<Results<Ok<CheckView>, NotFound>> Reject(
        Guid id, RejectBid command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        DecideAsync(
            id, ifMatch, user, db, "rejected-check",
            (c, bid, challenge, now) => c.Reject(bid, challenge, CheckReading.Read(command.Items), command.Reason.Trim(), user.PersonId(), now), ct);

    private static async Task<Results<Ok<CheckView>, NotFound>> Answer(
        Guid id, CureBid command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge) || await db.Checks.FindAsync([id], ct) is not { } check)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        db.Publish(check.Cure(bid, challenge, command.Text.Trim(), await db.NowAsync(ct)));
        db.Record(user, "bid.cured", id, challenge.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await db.CheckAsync(bid, challenge, user, ct))!);
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Finish(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        var bids = await db.Bids.Where(b => b.ChallengeId == id).ToListAsync(ct);
        var passed = bids.Where(b => b.State is BidState.Passed).ToList();
        var undecided = bids.Count(b => b.State is BidState.Opened or BidState.Curing);
        if (challenge.EndCheck(undecided, passed.Count, await db.BiddersAsync(id, ct), await db.NowAsync(ct)) is { } ended)
        {
            db.Publish(ended);
        }
        else
        {
            db.Reviews.Add(Review.Begin(id, passed));
        }

        db.Record(user, "challenge.check-finished", id, challenge.OwnerId, new { passed = passed.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<CheckView>, NotFound>> DecideAsync(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, string act, Func<FormalCheck, Bid, Challenge, DateTimeOffset, object> decide,
        CancellationToken ct)
    {
        var challengeId = await db.Bids.Where(b => b.Id == id).Select(b => (Guid?)b.ChallengeId).SingleOrDefaultAsync(ct);
        if (challengeId is null || await db.HoldOwnAsync(challengeId.Value, user, ct) is not { BidsOpenedAt: not null } challenge)
        {
            return TypedResults.NotFound();
        }

        var bid = await db.Bids.SingleAsync(b => b.Id == id, ct);
        if (!bid.State.IsOpened())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        var check = await db.Checks.FindAsync([id], ct) ?? db.Checks.Add(FormalCheck.Of(bid)).Entity;
        db.Publish(decide(check, bid, challenge, await db.NowAsync(ct)));
        db.Record(user, $"bid.{act}", id, challenge.OwnerId, new { check.Missing, check.CureBy, check.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await db.CheckAsync(bid, challenge, user, ct))!);
    }
}
