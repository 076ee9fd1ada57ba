using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>Reminds parks of reports that are due, once for each day that was set. Replicas share the work by <c>SKIP LOCKED</c>.</summary>
public sealed class ReminderSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReminderSweep> log) : Sweep(scopes, TimeSpan.FromSeconds(30), clock, log)
{
    /// <summary>Reminds of one due report; false where there is none.</summary>
    public static async Task<bool> RemindNextAsync(ScenariosDb db, Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var progress = (await db.Progress.FromSql(
            $"""
            SELECT * FROM progress WHERE reminded_at IS NULL AND state NOT IN ('Done', 'Dropped') AND next_report_at <= clock_timestamp()
                AND scenario_id <> ALL ({turn.Aside})
            ORDER BY next_report_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (progress is null)
        {
            return false;
        }

        turn.Take(progress.ScenarioId);
        var scenario = await db.Scenarios.AsNoTracking().SingleAsync(s => s.Id == progress.ScenarioId, ct);
        db.Publish(progress.Remind(scenario, await db.NowAsync(ct)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <inheritdoc />
    protected override Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct) =>
        RemindNextAsync(services.GetRequiredService<ScenariosDb>(), turn, ct);
}
