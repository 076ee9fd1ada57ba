using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Who is asked to an event, and what they answer.</summary>
internal static class SideEndpoints
{
    public static void MapSides(this RouteGroupBuilder group)
    {
        group.MapGet("/{id:guid}/invitable", Invitable.List).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/sides", Add).ForParksAndAdministrators();
        group.MapDelete("/{id:guid}/sides/{side:guid}", Remove).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/sides/{side:guid}/answer", Answer).RequireAuthorization(Policies.Verified);
    }

    private static async Task<Results<Ok<DayView>, NotFound>> Add(
        Guid id, AddSides command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OwnDayAsync(id, user, ct) is not { } day)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(day);
        var (now, asked) = (await db.NowAsync(ct), new List<Guid>());
        for (var i = 0; i < command.Sides!.Count; i++)
        {
            var side = command.Sides[i];
            var (party, scenario) = side.Role == SideRole.Scenario
                ? await ScenarioAsync(side.ScenarioId, $"sides[{i}].scenarioId", user, db, ct)
                : (await OrganizationAsync(side.OrganizationId, side.Role!.Value, $"sides[{i}].organizationId", db, ct), null);
            RuleException.ThrowIf(await db.OptOuts.AnyAsync(o => o.OrganizationId == party.Id && o.OptedOut, ct), "event.opted-out", party.Name);
            if (day.Add(side.Role!.Value, party, scenario is null ? null : side.ScenarioId, scenario, now) is { } invited)
            {
                asked.AddRange(invited.Organizations);
            }
        }

        if (asked.Count > 0)
        {
            db.Publish(day.Invited([.. asked.Distinct()], now));
        }

        db.Record(user, "event.add", day.Id, day.OwnerId, new { day.Number, count = command.Sides.Count });
        await db.SaveChangesAsync(ct);
        return await DayEndpoints.ViewAsync(day, user, db, clock, ct);
    }

    private static Task<Results<Ok<DayView>, NotFound>> Remove(
        Guid id, Guid side, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        DayEndpoints.ActAsync(id, "event.remove", ifMatch, user, db, clock, (day, now) =>
        {
            var (changed, gone) = day.Remove(side, now);
            if (gone is not null)
            {
                db.Publish(gone);
            }

            return changed;
        }, ct);

    /// <summary>The side's own word; its version is the side's, so that hundreds may answer at once.</summary>
    private static async Task<Results<Ok<DayView>, NotFound>> Answer(
        Guid id, Guid side, AnswerInvitation command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var day = await db.SeenDayAsync(id, user, ct);
        if (day?.Sides.FirstOrDefault(s => s.Id == side && s.OrganizationId == own && s.State is not (SideState.Proposed or SideState.Removed)) is not { } mine)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(mine);
        var now = await db.NowAsync(ct);
        IReadOnlyList<object> facts = command.Accepted!.Value
            ? [day.Accept(mine, command.Present ?? [], command.Wishes ?? [], now)]
            : day.Decline(mine, command.Reason?.Trim(), now);
        db.Publish([.. facts]);
        db.Record(user, command.Accepted.Value ? "event.accept" : "event.decline", day.Id, day.OwnerId, new { side, command.Reason });
        await db.SaveChangesAsync(ct);
        return await DayEndpoints.ViewAsync(day, user, db, clock, ct);
    }

    private static async Task<(Party Party, string Scenario)> ScenarioAsync(Guid? id, string field, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct) =>
        await Invitable.Scenarios(user, db).SingleOrDefaultAsync(s => s.Id == id, ct) is { } scenario
            ? (scenario.Card!.Owner, scenario.Name)
            : throw new InvalidException(field, "match.scenario-unknown");

    private static async Task<Party> OrganizationAsync(Guid? id, SideRole role, string field, MatchmakingDb db, CancellationToken ct)
    {
        var kind = role == SideRole.Funder ? OrganizationKinds.Funder : OrganizationKinds.Company;
        return await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.Kind == kind && o.State == "verified", ct) is { } found
            ? new(found.Id, found.Name)
            : throw new InvalidException(field, "event.organization-unknown");
    }
}
