using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>
/// Closes challenges whose deadline has passed, and reminds bidders a day before it. It decides nothing: every write asks the database's clock itself, so a bid after the
/// deadline is refused also while this is behind. Replicas share the work by <c>SKIP LOCKED</c>; a bid that is on its way in holds the
/// challenge, which then waits for the next round.
/// </summary>
public sealed class DeadlineSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeadlineSweep> log) : Sweep(scopes, TimeSpan.FromSeconds(1), clock, log)
{
    /// <summary>Closes one due challenge; false where there is none.</summary>
    public static async Task<bool> CloseNextAsync(BiddingDb db, ChallengeLog log, Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = (await db.Challenges.FromSql(
            $"""
            SELECT * FROM challenge WHERE state = 'Open' AND deadline <= clock_timestamp() AND id <> ALL ({turn.Aside})
            ORDER BY deadline LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (due is null)
        {
            return false;
        }

        turn.Take(due.Id);
        db.Publish([.. await db.CloseAsync(due, await db.NowAsync(ct), ct)]);
        await log.PublishHeadAsync(due, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <inheritdoc />
    protected override async Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct)
    {
        var db = services.GetRequiredService<BiddingDb>();
        return await CloseNextAsync(db, services.GetRequiredService<ChallengeLog>(), turn, ct) || await BidderReminder.RemindNextAsync(db, turn, ct);
    }
}
