using ScenarioHub.Bidding.Calendars;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>The acts on a challenge up to its deadline.</summary>
public static class ChallengeActEndpoints
{
    /// <summary>Approving: a second person of the park or an administrator. All else: the park that owns it.</summary>
    public static void MapChallengeActs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}").WithTags("Challenges").AddEndpointFilter<InTransaction>();
        group.MapPost("/approve", Approve).RequireAuthorization(Policies.Verified);
        group.MapPost("/open", Open).RequireAuthorization(Policies.Park);
        group.MapPost("/extend", Extend).RequireAuthorization(Policies.Park);
        group.MapPost("/cancel", Cancel).RequireAuthorization(Policies.Park);
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        var challenge = user.IsAdministrator() ? await db.HoldAsync(id, ct) : await db.HoldOwnAsync(id, user, ct);
        if (challenge is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        challenge.Approve(user.PersonId());
        db.Record(user, "challenge.approved", id, challenge.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Open(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeKeys keys, SchemeChoice schemes, ChallengeReading reading,
        CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        await db.VerifiedPartyAsync(user, ct);
        var withdrawn = await db.Scenarios.AnyAsync(s => s.Id == challenge.ScenarioId && s.Withdrawn, ct);
        RuleException.ThrowIf(withdrawn, "challenge.scenario-withdrawn");
        var scheme = await schemes.InForceAsync(challenge.Scheme.Source?.SchemeId, ct);
        db.Publish(challenge.Open(scheme, await db.NowAsync(ct)));
        await keys.PrepareAsync(challenge, ct);
        db.Record(user, "challenge.opened", id, challenge.OwnerId, new { challenge.Deadline });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Extend(
        Guid id, ExtendChallenge command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        db.Publish(challenge.Extend(command.Deadline!.Value, command.Reason.Trim(), await db.NowAsync(ct)));
        db.Record(user, "challenge.extended", id, challenge.OwnerId, command);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Cancel(
        Guid id, CancelChallenge command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        if (challenge.Cancel(command.Reason.Trim(), await db.BiddersAsync(id, ct), await db.WorkingDaysAsync(ct), await db.NowAsync(ct)) is { } ended)
        {
            db.Publish(ended);
        }

        // What was on notice holds no more; it stays in the register, marked as void.
        if (challenge.StateBefore is ChallengeState.Notice)
        {
            var now = await db.NowAsync(ct);
            (await db.RunningNoticeAsync(id, ct)).Void("notice.void-cancelled", now);
            await db.LapseObjectionsAsync(id, now, ct);
        }

        db.Record(user, "challenge.cancelled", id, challenge.OwnerId, command);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }
}
