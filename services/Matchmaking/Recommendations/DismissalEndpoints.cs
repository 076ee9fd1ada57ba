using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Recommendations;

/// <summary>Not interested, and why.</summary>
public record DismissScenario([property: Required] DismissalReason? Reason, [property: StringLength(500)] string? Note);

/// <summary>A scenario that the company has put aside.</summary>
public record DismissalView(Guid ScenarioId, string ScenarioNumber, string ScenarioName, long Version, bool Active, DismissalReason Reason, string? Note, DateTimeOffset At) : IVersioned;

/// <summary>不感兴趣: putting a recommended scenario aside, and taking that back.</summary>
public static class DismissalEndpoints
{
    public static void MapDismissals(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/recommendations").WithTags("Recommendations").RequireAuthorization(Policies.Company);
        group.MapGet("/dismissed", List);
        group.MapPost("/{scenario:guid}/dismiss", Dismiss);
        group.MapPost("/{scenario:guid}/undo", Undo);
    }

    private static async Task<Page<DismissalView>> List([AsParameters] PageRequest page, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var rows = db.Dismissals.AsNoTracking().Where(d => d.CompanyId == own && d.Active);
        if (page.After is not null)
        {
            var after = Cursor.Read<Mark>(page.After);
            rows = rows.Where(d => d.At < after.At || (d.At == after.At && d.ScenarioId < after.Id));
        }

        var found = await rows.OrderByDescending(d => d.At).ThenByDescending(d => d.ScenarioId).Take(page.Size + 1)
            .Join(db.Scenarios, d => d.ScenarioId, s => s.Id, (d, s) => new { Dismissal = d, Scenario = s })
            .OrderByDescending(f => f.Dismissal.At).ThenByDescending(f => f.Dismissal.ScenarioId).ToListAsync(ct);
        return Page.Of(found.ConvertAll(f => ViewOf(f.Dismissal, f.Scenario)), page.Size, last => Cursor.Write(new Mark(last.At, last.ScenarioId)));
    }

    private static async Task<Results<Ok<DismissalView>, NotFound>> Dismiss(
        Guid scenario, DismissScenario command, ClaimsPrincipal user, MatchmakingDb db, MatchingIndex index, TimeProvider clock, CancellationToken ct)
    {
        var (own, now) = (user.OrganizationId(), clock.GetUtcNow());
        if (await FindAsync(scenario, own, db, ct) is not { } known)
        {
            return TypedResults.NotFound();
        }

        await index.FilledAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TakePenAsync(ct);
        var dismissal = await db.Dismissals.FindAsync([own, scenario], ct);
        var before = dismissal is { Active: true };
        if (dismissal is null)
        {
            db.Dismissals.Add(dismissal = new(own, scenario));
        }

        dismissal.Dismiss(command.Reason!.Value, command.Note?.Trim(), now);
        var profiles = await db.Profiles.AsNoTracking().Where(p => p.CompanyId == own && p.State == ProfileState.Active).ToListAsync(ct);
        var document = known.ToDocument();
        var best = profiles.Select(p => (Profile: p, Score: index.Engine.Judge(document, p.ToDocument(), now.ToDay()))).OrderByDescending(b => b.Score).FirstOrDefault();
        if (best.Profile is not null && !before)
        {
            db.Decisions.Add(PairDecision.Of(scenario, best.Profile, "dismissal", false, Choice.Name(dismissal.ReasonCode), best.Score, now));
        }

        // A suggestion of the engine that still waits is settled by the company's own word.
        foreach (var match in await db.Matches.Open().Where(m => m.ScenarioId == scenario && m.Profile.CompanyId == own && m.Source == MatchSource.Engine).ToListAsync(ct))
        {
            match.Lapse("conflict.dismissed", now);
        }

        db.Record(user, "recommendation.dismiss", scenario, own, new { dismissal.ReasonCode, dismissal.Note });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ViewOf(dismissal, known));
    }

    private static async Task<Results<Ok<DismissalView>, NotFound>> Undo(Guid scenario, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        if (await FindAsync(scenario, own, db, ct) is not { } known || await db.Dismissals.FindAsync([own, scenario], ct) is not { } dismissal)
        {
            return TypedResults.NotFound();
        }

        dismissal.Undo(clock.GetUtcNow());
        var said = await db.Decisions.AsNoTracking().OrderByDescending(d => d.Seq)
            .FirstOrDefaultAsync(d => d.ScenarioId == scenario && d.Kind == "dismissal" && db.Profiles.Any(p => p.Id == d.ProfileId && p.CompanyId == own), ct);
        if (said is not null)
        {
            db.Decisions.Add(said.TakenBack(clock.GetUtcNow()));
        }

        db.Record(user, "recommendation.undo", scenario, own);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ViewOf(dismissal, known));
    }

    /// <summary>A scenario that the company may know of.</summary>
    private static async Task<Scenario?> FindAsync(Guid scenario, Guid company, MatchmakingDb db, CancellationToken ct) =>
        await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == scenario && s.Card != null, ct) is { } found
        && (await AimedScenarios.ReadAsync(db, ct)).Admits(scenario, company) ? found : null;

    private static DismissalView ViewOf(Dismissal d, Scenario s) => new(d.ScenarioId, s.Card!.Number, s.Name, d.Version, d.Active, d.ReasonCode, d.Note, d.At);

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
