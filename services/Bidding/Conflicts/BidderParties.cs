using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Contracts;

namespace ScenarioHub.Bidding.Conflicts;

/// <summary>The organisations behind a bid (申报各方).</summary>
/// <param name="Lead">Who leads.</param>
/// <param name="Members">The consortium beside its lead.</param>
public record BidderParties(Party Lead, IReadOnlyList<Party> Members)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Party> All => Members.Prepend(Lead);
}

/// <summary>The one place that knows who stands behind bids.</summary>
public static class BidderPartiesReading
{
    /// <summary>The parties of opened bids: the lead of each, and the members that signed.</summary>
    public static async Task<Dictionary<Guid, BidderParties>> BidderPartiesAsync(this BiddingDb db, IReadOnlyList<Bid> bids, CancellationToken ct)
    {
        var ids = bids.Select(b => b.Id).ToList();
        var members = (await db.Members.AsNoTracking().Where(m => ids.Contains(m.BidId) && m.State == MemberState.Signed).ToListAsync(ct))
            .ToLookup(m => m.BidId, m => new Party(m.OrganizationId, m.OrganizationName));
        return bids.ToDictionary(b => b.Id, b => new BidderParties(new(b.BidderId, b.BidderName), [.. members[b.Id]]));
    }
}
