using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>How far published scenarios have come. For their park; one also for administrators and supervisors.</summary>
public static class ProgressEndpoints
{
    /// <summary>Maps progress and outcomes.</summary>
    public static void MapProgress(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Progress");
        group.MapGet("/progress", Mine).RequireAuthorization(Policies.Park);
        group.MapGet("/{id:guid}/progress", Get).RequireAuthorization(Policies.SignedIn);
        group.MapPut("/{id:guid}/progress", Report).RequireAuthorization(Policies.Park).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapOutcomes();
    }

    /// <summary>The park's published scenarios, last listed first.</summary>
    private static async Task<Page<ProgressView>> Mine(
        string? state, bool? due, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var (own, now) = (user.OrganizationId(), await db.NowAsync(ct));
        var only = Choice.Of<ProgressState>(state, "state");
        var rows =
            from scenario in db.Scenarios.AsNoTracking()
            where scenario.OwnerId == own && Visibility.PublicStates.Contains(scenario.State)
            join progress in db.Progress.AsNoTracking() on scenario.Id equals progress.ScenarioId into reports
            from progress in reports.DefaultIfEmpty()
            where (only == null || progress.State == only || (only == ProgressState.NotStarted && progress == null))
                && (due != true || (progress.NextReportAt <= now && progress.State != ProgressState.Done && progress.State != ProgressState.Dropped))
            select new { scenario, progress };
        var total = await rows.CountAsync(ct);
        if (page.After is not null)
        {
            var after = Cursor.Read<Mark>(page.After);
            rows = rows.Where(r => r.scenario.ListedAt < after.At || (r.scenario.ListedAt == after.At && string.Compare(r.scenario.Number, after.Number) > 0));
        }

        var found = await rows.OrderByDescending(r => r.scenario.ListedAt).ThenBy(r => r.scenario.Number).Take(page.Size + 1).ToListAsync(ct);
        var result = Page.Of(found, page.Size, last => Cursor.Write(new Mark(last.scenario.ListedAt!.Value, last.scenario.Number)), total);
        return new([.. result.Items.Select(r => ProgressView.Of(r.scenario, r.progress, now))], result.Next, total);
    }

    private static async Task<Results<Ok<ProgressView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is { ListedAt: not null } scenario && Reader.Of(user).WorksOn(scenario)
            ? TypedResults.Ok(ProgressView.Of(scenario, await db.Progress.FindAsync([id], ct), await db.NowAsync(ct)))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<ProgressView>, NotFound>> Report(
        Guid id, ReportProgress command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || scenario.OwnerId != own)
        {
            return TypedResults.NotFound();
        }

        RuleException.ThrowIf(!Visibility.PublicStates.Contains(scenario.State), "progress.not-listed", scenario.Number);
        var progress = await db.Progress.FindAsync([id], ct) ?? new(id, own);
        ifMatch.Check(progress);
        if (progress.Version == 0)
        {
            db.Progress.Add(progress);
        }

        var (now, before) = (await db.NowAsync(ct), progress.State);
        progress.Report(command.State!.Value, command.Department, command.Note, command.NextReportAt, now);
        db.Record(user, "progress.report", id, own, new { from = Choice.Name(before), to = Choice.Name(progress.State), command.Note });
        if (ProgressSteps.Of(progress.State) is { } reached && Advance(scenario, reached, now))
        {
            db.Record(user, $"scenario.{JsonNamingPolicy.CamelCase.ConvertName(scenario.State.ToString())}", id, own);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ProgressView.Of(scenario, progress, now));
    }

    /// <summary>Carries the scenario as far as the report says, over the states between; one that is further already stays there.</summary>
    private static bool Advance(Scenario scenario, ScenarioState reached, DateTimeOffset now)
    {
        var delivery = reached == ScenarioState.Accepted && scenario.Advance(ScenarioState.InDelivery, now);
        return scenario.Advance(reached, now) || delivery;
    }

    private sealed record Mark(DateTimeOffset At, string Number);
}
