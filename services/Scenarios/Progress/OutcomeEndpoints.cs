using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>Recording what scenarios have led to.</summary>
internal static class OutcomeEndpoints
{
    /// <summary>Maps outcomes. Writing for the park; reading also for administrators and supervisors.</summary>
    public static void MapOutcomes(this RouteGroupBuilder group)
    {
        group.MapGet("/{id:guid}/outcomes", List).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/{id:guid}/outcomes", Add).RequireAuthorization(Policies.Park).Idempotent<ScenariosDb>();
        group.MapPost("/outcomes/{id:guid}/void", Void).RequireAuthorization(Policies.Park).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<IReadOnlyList<OutcomeView>>, NotFound>> List(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { ListedAt: not null } scenario || !Reader.Of(user).WorksOn(scenario))
        {
            return TypedResults.NotFound();
        }

        var rows = await db.Outcomes.AsNoTracking().Where(o => o.ScenarioId == id).OrderByDescending(o => o.ReachedOn).ThenByDescending(o => o.Id).Take(200).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<OutcomeView>>(rows.ConvertAll(OutcomeView.Of));
    }

    private static async Task<Results<Created<OutcomeView>, NotFound>> Add(
        Guid id, RecordOutcome command, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (scenario is null || scenario.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        RuleException.ThrowIf(!Visibility.PublicStates.Contains(scenario.State), "progress.not-listed", scenario.Number);
        var now = clock.GetUtcNow();
        if (command.ReachedOn > DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).Date))
        {
            throw new InvalidException("reachedOn", "outcome.future");
        }

        var outcome = new Outcome
        {
            ScenarioId = id, OwnerId = scenario.OwnerId, Kind = command.Kind!.Value, Partner = command.Partner.Trim(), ValueYuan = command.ValueYuan,
            ReachedOn = command.ReachedOn!.Value, FirstUse = command.FirstUse, Note = command.Note, RecordedAt = now,
        };
        db.Outcomes.Add(outcome);
        db.Record(user, "outcome.record", id, scenario.OwnerId, new { outcome = outcome.Id, kind = Choice.Name(outcome.Kind), outcome.FirstUse });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/scenarios/{id}/outcomes", OutcomeView.Of(outcome));
    }

    private static async Task<Results<Ok<OutcomeView>, NotFound>> Void(
        Guid id, VoidOutcome command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var outcome = await db.Outcomes.FindAsync([id], ct);
        if (outcome is null || outcome.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(outcome);
        outcome.Void(command.Reason);
        db.Record(user, "outcome.void", outcome.ScenarioId, outcome.OwnerId, new { outcome = id, command.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(OutcomeView.Of(outcome));
    }
}
