using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Objections;

/// <summary>Deciding objections: an administrator appoints, a supervisor who took no part decides.</summary>
public static class ObjectionDecisionEndpoints
{
    /// <summary>Appointing: administrators. Deciding: the supervisor who was appointed; to others the objection is not theirs to decide.</summary>
    public static void MapObjectionDecisions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/objections/{id:guid}").WithTags("Objections").AddEndpointFilter<InTransaction>();
        group.MapPost("/appoint", Appoint).RequireAuthorization(Policies.Administrator);
        group.MapPost("/decide", Decide).RequireAuthorization(Policies.Auditor);
    }

    private static async Task<Results<Ok<ObjectionView>, NotFound>> Appoint(
        Guid id, AppointSupervisor command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldObjectionAsync(id, ct) is not var (objection, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(objection);
        var supervisor = await db.Supervisors.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.SupervisorId && s.Active, ct)
            ?? throw new InvalidException("supervisorId", "objection.supervisor-unknown");
        db.Publish(objection.Appoint(supervisor, await db.TookPartAsync(supervisor, challenge, ct), await db.NowAsync(ct)));
        db.Record(user, "objection.appointed", id, objection.OwnerId, new { supervisor = supervisor.Id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ObjectionView.Of(objection, Reader.Of(user)));
    }

    private static async Task<Results<Ok<ObjectionView>, NotFound>> Decide(
        Guid id, DecideObjection command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (!user.IsSupervisor() || await db.HoldObjectionAsync(id, ct) is not var (objection, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(objection);
        var now = await db.NowAsync(ct);
        db.Publish(objection.Decide(command.Upheld!.Value, command.Reasons.Trim(), user.PersonId(), await db.BiddersAsync(challenge.Id, ct), now));
        db.Record(user, command.Upheld.Value ? "objection.upheld" : "objection.dismissed", id, objection.OwnerId, new { reasons = objection.Decision });
        if (objection.State is ObjectionState.Upheld)
        {
            await UndoAsync(objection, challenge, db, now, ct);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ObjectionView.Of(objection, Reader.Of(user)));
    }

    /// <summary>What was objected to is void; a new notice is made, or the challenge goes on.</summary>
    private static async Task UndoAsync(Objection objection, Challenge challenge, BiddingDb db, DateTimeOffset now, CancellationToken ct)
    {
        var judged = await db.Bids.Where(b => b.ChallengeId == challenge.Id && (b.State == BidState.Proposed || b.State == BidState.NotSelected)).ToListAsync(ct);
        if (objection.Against is ObjectionAgainst.Result)
        {
            challenge.VoidNotice(judged);
            (await db.RunningNoticeAsync(challenge.Id, ct)).Void(objection.Decision!, now);
            db.Record("challenge.notice-voided", challenge.Id, challenge.OwnerId, new { objection.Id });
        }
        else
        {
            if (challenge.Restore(judged, now) is { } reopened)
            {
                db.Publish(reopened);
            }

            db.Record("challenge.restored", challenge.Id, challenge.OwnerId, new { objection.Id, challenge.State });
        }

        await db.LapseObjectionsAsync(challenge.Id, now, ct);
    }
}
