using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Eligibility;
using ScenarioHub.Bidding.Intake;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Bids;

/// <summary>What the bidder does with its bid.</summary>
public static class BidActEndpoints
{
    /// <summary>For the company whose bid it is.</summary>
    public static void MapBidActs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bids/{id:guid}").WithTags("Bids").RequireAuthorization(Policies.Company).AddEndpointFilter<InTransaction>();
        group.MapPut("/", Edit);
        group.MapPost("/withdraw", Withdraw);
        group.MapPost("/revive", Revive);
        group.MapPost("/reconfirm", Reconfirm);
        routes.MapPost("/bids/{id:guid}/submit", Submit).WithTags("Bids").RequireAuthorization(Policies.Company)
            .AddEndpointFilter<SavedSubmissionFilter>().AddEndpointFilter<InTransaction>();
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Edit(
        Guid id, BidContent content, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidSeal seal, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        var stored = await seal.OwnAsync(bid, ct);
        var kept = content.KeptFrom(stored);
        var now = await db.NowAsync(ct);
        if (now < challenge.Deadline && kept.SameAs(stored))
        {
            // A form that saves itself sends what has not changed, too: a submission stays submitted.
            return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
        }

        bid.Edit(await seal.SealDraftAsync(bid, kept, ct), challenge, now);
        db.Publish([.. await db.VoidedSignaturesAsync(bid, challenge, stored, kept, now, ct)]);
        db.Record(user, "bid.edited", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    /// <summary>What waits together with others was taken before it came here.</summary>
    private static async Task<Results<Ok<BidView>, NotFound>> Submit(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidSeal seal, Submissions submissions, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        // The second half of a double click comes with the version before the first one: what it asks for is done already.
        if (bid.State is BidState.Submitted && ifMatch.Version == bid.Version - 1)
        {
            return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
        }

        ifMatch.Check(bid);
        await db.VerifiedPartyAsync(user, ct);
        await submissions.TakeAsync(user, bid, challenge, await seal.OwnAsync(bid, ct), ct);
        db.Publish(bid.Received(challenge, bid.SubmittedAt!.Value));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    /// <summary>The submission holds as it is, although the challenge has changed.</summary>
    private static async Task<Results<Ok<BidView>, NotFound>> Reconfirm(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        db.Publish(bid.Reconfirm(challenge, await db.NowAsync(ct)));
        db.Record(user, "bid.reconfirmed", id, detail: new { bid.SubmittedVersion, challenge = challenge.Version });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Withdraw(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        var now = await db.NowAsync(ct);
        bid.Withdraw(challenge, now);
        db.Publish(bid.Received(challenge, now));
        db.Record(user, "bid.withdrawn", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Revive(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        bid.Revive(challenge, await db.NowAsync(ct));
        db.Record(user, "bid.revived", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }
}
