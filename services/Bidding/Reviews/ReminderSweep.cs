using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>
/// Reminds experts whose scores are late (催办): once each, when the due date has passed and a sheet is not submitted. Replicas share the work by
/// <c>SKIP LOCKED</c>; the mark on the seat and the fact are one transaction, so that nobody is told twice.
/// </summary>
public sealed class ReminderSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReminderSweep> log) : Sweep(scopes, TimeSpan.FromSeconds(5), clock, log)
{
    /// <summary>Reminds one late expert; false where there is none.</summary>
    public static async Task<bool> RemindNextAsync(BiddingDb db, Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var seat = (await db.Seats.FromSql(
            $"""
            SELECT s.* FROM seat s JOIN review r ON r.challenge_id = s.challenge_id JOIN challenge c ON c.id = s.challenge_id
            WHERE r.state = 'Scoring' AND c.state = 'Review' AND r.due <= clock_timestamp() AND s.state = 'Accepted' AND s.reminded_at IS NULL
                AND s.id <> ALL ({turn.Aside})
                AND EXISTS (SELECT 1 FROM score_sheet x WHERE x.seat_id = s.id AND x.state IN ('Assigned', 'Draft'))
            LIMIT 1 FOR UPDATE OF s SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (seat is null)
        {
            return false;
        }

        turn.Take(seat.Id);
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
    protected override Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct) =>
        RemindNextAsync(services.GetRequiredService<BiddingDb>(), turn, ct);
}
