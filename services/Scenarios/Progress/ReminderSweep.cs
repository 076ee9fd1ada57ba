using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>Reminds parks of reports that are due, once for each day that was set. Replicas share the work by <c>SKIP LOCKED</c>.</summary>
public sealed class ReminderSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReminderSweep> log) : Sweep(scopes, TimeSpan.FromSeconds(30), clock, log)
{
    private const int Batch = 100;
    /// <summary>Reminds of some due reports and returns how many.</summary>
    public static async Task<int> RemindAsync(ScenariosDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = await db.Progress.FromSql(
            $"""
            SELECT * FROM progress WHERE reminded_at IS NULL AND state NOT IN ('Done', 'Dropped') AND next_report_at <= clock_timestamp()
            ORDER BY next_report_at LIMIT {Batch} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        var ids = due.ConvertAll(p => p.ScenarioId);
        var scenarios = await db.Scenarios.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var now = await db.NowAsync(ct);
        foreach (var progress in due)
        {
            db.Publish(progress.Remind(scenarios[progress.ScenarioId], now));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return due.Count;
    }

    /// <inheritdoc />
    protected override async Task<bool> SweepNextAsync(IServiceProvider services, CancellationToken ct) =>
        await RemindAsync(services.GetRequiredService<ScenariosDb>(), ct) == Batch;
}
