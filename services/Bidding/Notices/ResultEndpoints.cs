using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Notices;

/// <summary>Names the proposed winner, with the reasons that everyone reads.</summary>
public record PublishNotice([Required] Guid? BidId, [Required, StringLength(5000, MinimumLength = 2)] string Reasons);

/// <summary>From the notice to the award: the owner's acts.</summary>
public static class ResultEndpoints
{
    /// <summary>For the park that owns the challenge.</summary>
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}").WithTags("Results").RequireAuthorization(Policies.Park).AddEndpointFilter<InTransaction>();
        group.MapPost("/notice", Announce);
        group.MapPost("/award", Award);
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Announce(
        Guid id, PublishNotice command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        var bids = await db.Bids.Where(b => b.ChallengeId == id && b.State == BidState.Opened).ToListAsync(ct);
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Notice), "challenge.transition", Word.Of(challenge.State));
        var winner = bids.Find(b => b.Id == command.BidId) ?? throw new InvalidException("bidId", "bid.unknown");
        var now = await db.NowAsync(ct);
        db.Publish(challenge.Announce(winner, bids, now));
        db.Notices.Add(PublicNotice.Of(challenge, bids, command.Reasons.Trim(), now));
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
