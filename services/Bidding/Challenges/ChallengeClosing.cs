using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Custody;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>What closing and ending a challenge ask of its bids.</summary>
public static class ChallengeClosing
{
    /// <summary>Closes a held challenge at its deadline and returns the facts.</summary>
    public static async Task<IReadOnlyList<object>> CloseAsync(this BiddingDb db, Challenge challenge, DateTimeOffset now, CancellationToken ct)
    {
        var submitted = await db.CountingBids(challenge).CountAsync(ct);
        var facts = challenge.Close(submitted, await db.BiddersAsync(challenge.Id, ct), now);
        db.Record("challenge.closed", challenge.Id, challenge.OwnerId, new { bids = submitted, failed = challenge.State is ChallengeState.Failed });
        return challenge.State is ChallengeState.Closed && await db.Custodians.AnyAsync(c => c.ChallengeId == challenge.Id, ct)
            ? [.. facts, challenge.AsksCustodians("handIn", now)]
            : facts;
    }

    /// <summary>Whose bids are in hand, sent or not: they are to be told what becomes of the challenge.</summary>
    public static Task<List<Guid>> BiddersAsync(this BiddingDb db, Guid challengeId, CancellationToken ct) =>
        db.Bids.Where(b => b.ChallengeId == challengeId && b.State != BidState.Withdrawn).Select(b => b.BidderId).ToListAsync(ct);
}
