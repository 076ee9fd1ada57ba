using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ScenarioHub.Bidding.Milestones;

/// <summary>
/// Reminds of milestones before their date and tells who is late after it, each once, by the database's clock. It decides nothing: a report
/// after the date is late also while this is behind. Replicas share the work by <c>SKIP LOCKED</c>.
/// </summary>
public sealed partial class MilestoneSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MilestoneSweep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Sweeps one contract that has something to tell; false where there is none.</summary>
    public static async Task<bool> SweepNextAsync(BiddingDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var contract = (await db.Contracts.FromSql(
            $"""
            SELECT * FROM contract WHERE state = 'Active' AND id IN (
                SELECT contract_id FROM milestone
                WHERE state IN ('Planned', 'SentBack', 'Missed') AND escalated_at IS NULL AND due < clock_timestamp() + make_interval(days => {Milestone.ReminderDays})
                    AND ((state <> 'Missed' AND reminded_at IS NULL AND due > clock_timestamp()) OR (missed_at IS NULL AND due < clock_timestamp())
                        OR (missed_at IS NOT NULL AND due < clock_timestamp() - make_interval(days => {Milestone.EscalationDays}))))
            LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (contract is null)
        {
            return false;
        }

        await db.Entry(contract).Collection(c => c.Milestones).LoadAsync(ct);
        var facts = contract.Sweep(await db.NowAsync(ct));
        if (facts is [])
        {
            return false;
        }

        db.Publish([.. facts]);
        db.Record("contract.milestones-swept", contract.Id, contract.OwnerId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SweepAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
            {
                Delayed(log, e.Message);
            }
        }
    }

    private async Task<bool> SweepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await SweepNextAsync(scope.ServiceProvider.GetRequiredService<BiddingDb>(), ct);
    }

    [LoggerMessage(LogLevel.Warning, "Milestones could not be swept; the next round tries again: {Reason}")]
    private static partial void Delayed(ILogger log, string reason);
}
