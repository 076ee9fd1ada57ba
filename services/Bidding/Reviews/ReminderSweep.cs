using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Bidding.Challenges;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>
/// Reminds experts whose scores are late (催办): once each, when the due date has passed and a sheet is not submitted. Replicas share the work by
/// <c>SKIP LOCKED</c>; the mark on the seat and the fact are one transaction, so that nobody is told twice.
/// </summary>
public sealed partial class ReminderSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReminderSweep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Reminds one late expert; false where there is none.</summary>
    public static async Task<bool> RemindNextAsync(BiddingDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var seat = (await db.Seats.FromSql(
            $"""
            SELECT s.* FROM seat s JOIN review r ON r.challenge_id = s.challenge_id JOIN challenge c ON c.id = s.challenge_id
            WHERE r.state = 'Scoring' AND c.state = 'Review' AND r.due <= clock_timestamp() AND s.state = 'Accepted' AND s.reminded_at IS NULL
                AND EXISTS (SELECT 1 FROM score_sheet x WHERE x.seat_id = s.id AND x.state IN ('Assigned', 'Draft'))
            LIMIT 1 FOR UPDATE OF s SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (seat is null)
        {
            return false;
        }

        var (challenge, review) = (await db.Challenges.SingleAsync(c => c.Id == seat.ChallengeId, ct), await db.Reviews.SingleAsync(r => r.ChallengeId == seat.ChallengeId, ct));
        var sheets = await db.Sheets.CountAsync(s => s.SeatId == seat.Id && (s.State == SheetState.Assigned || s.State == SheetState.Draft), ct);
        var now = await db.NowAsync(ct);
        seat.Remind(now);
        db.Publish(seat.DueOf(challenge, review, "late", sheets, now));
        db.Record("review.reminded", challenge.Id, challenge.OwnerId, new { seat = seat.Id, sheets });
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
        return await RemindNextAsync(scope.ServiceProvider.GetRequiredService<BiddingDb>(), ct);
    }

    [LoggerMessage(LogLevel.Warning, "Late experts could not be reminded; the next round tries again: {Reason}")]
    private static partial void Delayed(ILogger log, string reason);
}
