using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Notices;

/// <summary>Names the proposed winner, with the reasons that everyone reads.</summary>
public record PublishNotice([Required] Guid? BidId, [Required, StringLength(5000, MinimumLength = 2)] string Reasons);

/// <summary>From the opening to the award: the owner's acts.</summary>
public static class ResultEndpoints
{
    /// <summary>For the park that owns the challenge.</summary>
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}").WithTags("Results").RequireAuthorization(Policies.Park).AddEndpointFilter<InTransaction>();
        group.MapPost("/opening", Open);
        group.MapPost("/notice", Announce);
        group.MapPost("/award", Award);
    }

    /// <summary>The opening act: releases the key, opens what was submitted, and leaves minutes in the audit trail.</summary>
    private static async Task<Results<Ok<ChallengeView>, NotFound>> Open(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, EscrowSeal seal, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        var now = await db.NowAsync(ct);
        if (challenge.State is ChallengeState.Open)
        {
            // The deadline has passed and the sweep has not come by yet, or it has not passed and this is refused.
            db.Publish([.. await db.CloseAsync(challenge, now, ct)]);
        }

        if (challenge.State is not ChallengeState.Failed)
        {
            var submitted = await db.CountingBids(challenge).OrderBy(b => b.SubmittedAt).ToListAsync(ct);
            db.Publish(challenge.OpenBids(submitted, await db.BiddersAsync(id, ct), now));
            await MinuteAsync(user, challenge, submitted, db, seal, ct);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task MinuteAsync(ClaimsPrincipal user, Challenge challenge, List<Bid> submitted, BiddingDb db, EscrowSeal seal, CancellationToken ct)
    {
        if (challenge.State is ChallengeState.Failed)
        {
            db.Record(user, "challenge.failed", challenge.Id, challenge.OwnerId, new { bids = submitted.Count });
            return;
        }

        await seal.ReleaseAsync(challenge.Id, ct);
        db.Record(user, "challenge.key-released", challenge.Id, challenge.OwnerId);
        db.Record(user, "challenge.bids-opened", challenge.Id, challenge.OwnerId, new
        {
            bids = submitted.Select(b => new { b.Id, b.BidderName, b.SubmittedVersion, b.SubmittedAt, b.Digest }),
        });
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Announce(
        Guid id, PublishNotice command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Notice), "challenge.transition", Word.Of(challenge.State));
        var ranking = await db.FinalRankingAsync(id, ct);
        var bids = await db.Bids.Where(b => b.ChallengeId == id && b.State == BidState.Scored).ToListAsync(ct);
        var winner = bids.Find(b => b.Id == command.BidId) ?? throw new InvalidException("bidId", "bid.unknown");
        if (winner.Id != ranking[0].BidId)
        {
            throw new InvalidException("bidId", "bid.not-first", ranking[0].BidderName);
        }

        var now = await db.NowAsync(ct);
        db.Publish(challenge.Announce(winner, bids, now));
        db.Notices.Add(PublicNotice.Of(challenge, ranking, command.Reasons.Trim(), now));
        db.Record(user, "challenge.notice-published", id, challenge.OwnerId, new { command.BidId, winner = winner.BidderName, challenge.NoticeEndsAt });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Award(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Award), "challenge.transition", Word.Of(challenge.State));
        var proposed = await db.Bids.SingleAsync(b => b.ChallengeId == id && b.State == BidState.Proposed, ct);
        db.Publish(challenge.Award(proposed, await db.NowAsync(ct)));
        db.Record(user, "challenge.awarded", id, challenge.OwnerId, new { winner = challenge.WinnerName });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }
}
