using ScenarioHub.Bidding.Bids;
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
    /// <summary>The parties of opened bids: the lead of each.</summary>
    public static Task<Dictionary<Guid, BidderParties>> BidderPartiesAsync(this BiddingDb db, IReadOnlyList<Bid> bids, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(bids.ToDictionary(b => b.Id, b => new BidderParties(new(b.BidderId, b.BidderName), [])));
    }
}
