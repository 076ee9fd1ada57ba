using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Holds a bid for its bidder's act until the transaction ends: its challenge first, then the bidder, then the bid.</summary>
public static class BidLocks
{
    /// <summary>The caller's own bid with its challenge, or nothing.</summary>
    public static async Task<(Bid Bid, Challenge Challenge)?> HoldOwnBidAsync(this BiddingDb db, Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return await db.Bids.AnyAsync(b => b.Id == id && b.BidderId == own, ct) ? await db.HoldBidAsync(id, ct) : null;
    }

    /// <summary>A bid with its challenge, for an act of someone who was asked to join it or to decide on it.</summary>
    public static async Task<(Bid Bid, Challenge Challenge)?> HoldBidAsync(this BiddingDb db, Guid id, CancellationToken ct)
    {
        if (await db.Bids.AsNoTracking().Where(b => b.Id == id).Select(b => new { b.ChallengeId, b.BidderId }).SingleOrDefaultAsync(ct) is not { } found)
        {
            return null;
        }

        var challenge = await db.ShareAsync(found.ChallengeId, ct);
        await db.HoldBidderAsync(found.BidderId, ct);
        var bid = await db.Bids.FromSql($"SELECT * FROM bid WHERE id = {id} FOR UPDATE").ToListAsync(ct);
        return (bid.Single(), challenge!);
    }

    /// <summary>The bids of held organisations on a challenge, held too.</summary>
    public static Task<Dictionary<Guid, Bid>> HoldBidsAsync(this BiddingDb db, Guid challengeId, List<Guid> bidders, CancellationToken ct) =>
        db.Bids.FromSql($"SELECT * FROM bid WHERE challenge_id = {challengeId} AND bidder_id = ANY ({bidders}) FOR UPDATE").ToDictionaryAsync(b => b.BidderId, ct);

    /// <summary>One act at a time of one organisation, so that counting its bids and adding one cannot be overtaken.</summary>
    public static Task HoldBidderAsync(this BiddingDb db, Guid organization, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({organization.ToString()}, 0))", ct);

    /// <summary>Holds those of many organisations that nobody holds now, and names them; it waits for none, so that a busy one keeps nobody else up.</summary>
    public static Task<List<Guid>> TryHoldBiddersAsync(this BiddingDb db, Guid[] organizations, CancellationToken ct) => db.Database.SqlQuery<Guid>(
        $"""SELECT o AS "Value" FROM unnest({organizations}) AS o WHERE pg_try_advisory_xact_lock(hashtextextended(o::text, 0))""").ToListAsync(ct);

    /// <summary>How many bids organisations have out in other challenges that are not decided yet; those without any are left out.</summary>
    public static Task<Dictionary<Guid, int>> OtherOpenBidsAsync(this BiddingDb db, Guid[] organizations, Guid challengeId, CancellationToken ct) =>
        db.OutBids(organizations).Where(b => b.ChallengeId != challengeId)
            .GroupBy(b => b.BidderId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private static IQueryable<Bid> OutBids(this BiddingDb db, Guid[] organizations) => db.Bids.Where(
        b => organizations.Contains(b.BidderId)
            && b.State != BidState.Draft && b.State != BidState.Withdrawn && b.State != BidState.Rejected && b.State != BidState.NotSelected
            && b.State != BidState.Awarded
            && db.Challenges.Any(c => c.Id == b.ChallengeId
                && (c.State == ChallengeState.Open || c.State == ChallengeState.Closed || c.State == ChallengeState.FormalCheck
                    || c.State == ChallengeState.Review || c.State == ChallengeState.Notice)));
}
