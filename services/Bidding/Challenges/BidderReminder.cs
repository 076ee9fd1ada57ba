using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>
/// Tells bidders a day before the deadline what would not count as it stands: a submission that was not confirmed after a change, and a text
/// that was changed and not sent again. Each is told of its own bid only.
/// </summary>
public static class BidderReminder
{
    /// <summary>Reminds the bidders of one challenge; false where none is due.</summary>
    public static async Task<bool> RemindNextAsync(BiddingDb db, Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = (await db.Challenges.FromSql(
            $"""
            SELECT * FROM challenge
            WHERE state = 'Open' AND reminded_at IS NULL AND deadline > clock_timestamp() AND deadline <= clock_timestamp() + interval '24 hours'
                AND id <> ALL ({turn.Aside})
            ORDER BY deadline LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (due is null)
        {
            return false;
        }

        turn.Take(due.Id);
        var now = await db.NowAsync(ct);
        var bids = await db.Bids.Where(b => b.ChallengeId == due.Id && (b.State == BidState.Submitted || b.State == BidState.Amended)).ToListAsync(ct);
        db.Publish([.. bids.Where(b => b.State is BidState.Amended || b.NeedsReconfirmation(due)).Select(b => b.Reminder(due, now))]);
        due.Reminded(now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>What each bidder of a challenge that has just changed is told.</summary>
    public static async Task<IReadOnlyList<BidToReconfirm>> ToReconfirmAsync(
        this BiddingDb db, Challenge challenge, DateTimeOffset now, CancellationToken ct)
    {
        var bids = await db.Bids.Where(b => b.ChallengeId == challenge.Id && b.State != BidState.Withdrawn).ToListAsync(ct);
        return
        [
            .. bids.Select(b => new BidToReconfirm(
                b.Id, b.Version, challenge.Id, challenge.Number, challenge.Title, b.BidderId, b.State is BidState.Submitted,
                challenge.Amendments[^1].Changes, challenge.Deadline, now)),
        ];
    }
}
