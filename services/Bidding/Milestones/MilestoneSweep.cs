using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Milestones;

/// <summary>
/// Reminds of milestones before their date and tells who is late after it, each once, by the database's clock. It decides nothing: a report
/// after the date is late also while this is behind. Replicas share the work by <c>SKIP LOCKED</c>.
/// </summary>
public sealed class MilestoneSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MilestoneSweep> log) : Sweep(scopes, TimeSpan.FromSeconds(5), clock, log)
{
    /// <summary>Sweeps one contract that has something to tell; false where there is none.</summary>
    public static async Task<bool> SweepNextAsync(BiddingDb db, Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var contract = (await db.Contracts.FromSql(
            $"""
            SELECT * FROM contract WHERE state = 'Active' AND id <> ALL ({turn.Aside}) AND id IN (
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

        turn.Take(contract.Id);
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
    protected override Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct) =>
        SweepNextAsync(services.GetRequiredService<BiddingDb>(), turn, ct);
}
