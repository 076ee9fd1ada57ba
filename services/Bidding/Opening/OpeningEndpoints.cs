using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Opening;

/// <summary>The opening (开启), an act with witnesses, and its minutes.</summary>
public static class OpeningEndpoints
{
    /// <summary>Opening: the park that owns the challenge. Minutes: whoever may read the opened bids, and the custodians.</summary>
    public static void MapOpening(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}").WithTags("Opening");
        group.MapPost("/opening", Open).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Park);
        group.MapGet("/minutes", Minutes).RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>Closes first where the sweep has not come by yet; where too few bids are left, the challenge fails and nothing is opened.</summary>
    private static async Task<Results<Ok<ChallengeView>, NotFound>> Open(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, OpeningAct opening, ChallengeLog log, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        var now = await db.NowAsync(ct);
        if (challenge.State is ChallengeState.Open)
        {
            db.Publish([.. await db.CloseAsync(challenge, now, ct)]);
            await log.PublishHeadAsync(challenge, ct);
        }

        if (challenge.State is not ChallengeState.Failed)
        {
            var submitted = await db.CountingBids(challenge).OrderBy(b => b.SubmittedAt).ToListAsync(ct);
            db.Publish(challenge.OpenBids(submitted, await db.BiddersAsync(id, ct), now));
            if (challenge.State is ChallengeState.Failed)
            {
                db.Record(user, "challenge.failed", challenge.Id, challenge.OwnerId, new { bids = submitted.Count });
            }
            else
            {
                await opening.PerformAsync(user, challenge, submitted, now, ct);
            }
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<MinutesBody>, NotFound>> Minutes(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var challenge = await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        var custodians = await db.Custodians.Where(c => c.ChallengeId == id).Select(c => c.PersonId).ToListAsync(ct);
        return challenge is not null && Reader.Of(user).MayReadMinutes(challenge, custodians)
            && await db.Minutes.AsNoTracking().SingleOrDefaultAsync(m => m.ChallengeId == id, ct) is { } minutes
            ? TypedResults.Ok(minutes.Body)
            : TypedResults.NotFound();
    }
}
