using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>A bid's place in the order (排序).</summary>
/// <param name="Place">1 is best; no two bids share a place.</param>
/// <param name="Mean">The mean of the experts' weighted scores, two decimals.</param>
/// <param name="Spread">Their sample standard deviation.</param>
public record RankedBid(Guid BidId, Guid BidderId, string BidderName, int Place, decimal? Mean, decimal? Spread);

/// <summary>A bid with what its place depends on.</summary>
/// <param name="PublicYuan">The public money that it asks for.</param>
public record ScoredBid(Bid Bid, IReadOnlyList<ScoreSheet> Sheets, decimal? PublicYuan);

/// <summary>Puts bids in order.</summary>
public static class Ranking
{
    /// <summary>
    /// By the mean as it is published, best first; among equals by the scheme's tie rule; where that cannot tell either, the one that was
    /// finally submitted first, and last by the digest of what was submitted, which nobody chose.
    /// </summary>
    public static IReadOnlyList<RankedBid> Of(IEnumerable<ScoredBid> bids, Scheme scheme) =>
    [
        .. bids.Select(b => (b.Bid, Totals: Totals(b), b.Sheets, b.PublicYuan))
            .OrderByDescending(b => Statistics.Mean(b.Totals) ?? -1)
            .ThenBy(b => Tie(scheme, b.Bid, b.Sheets, b.PublicYuan))
            .ThenBy(b => b.Bid.SubmittedAt).ThenBy(b => b.Bid.Digest, StringComparer.Ordinal)
            .Select((b, i) => new RankedBid(b.Bid.Id, b.Bid.BidderId, b.Bid.BidderName, i + 1, Statistics.Mean(b.Totals), Statistics.Spread(b.Totals))),
    ];

    /// <summary>
    /// The order that holds (最终排序), an override included. Refused while the review has not ended, or while another order waits for its
    /// confirmation: there is nothing to announce before.
    /// </summary>
    public static async Task<IReadOnlyList<RankedBid>> FinalRankingAsync(this BiddingDb db, Guid challengeId, CancellationToken ct)
    {
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.ChallengeId == challengeId, ct);
        RuleException.ThrowIf(review is not { State: ReviewState.Finished }, "review.not-finished");
        RuleException.ThrowIf(review!.Reordering is { Confirmed: null }, "review.reordering-open");
        return review.FinalRanking();
    }

    private static List<decimal> Totals(ScoredBid bid) => [.. bid.Sheets.Select(s => s.Total).OfType<decimal>()];

    /// <summary>Smaller is better.</summary>
    private static decimal Tie(Scheme scheme, Bid bid, IReadOnlyList<ScoreSheet> sheets, decimal? publicYuan) => scheme.TieRule switch
    {
        TieRule.EarliestSubmission => bid.SubmittedAt?.UtcTicks ?? long.MaxValue,
        TieRule.HeaviestCriterion => -HeaviestMean(scheme, sheets),
        TieRule.LeastPublicMoney => publicYuan ?? decimal.MaxValue,
    };

    private static decimal HeaviestMean(Scheme scheme, IReadOnlyList<ScoreSheet> sheets)
    {
        var heaviest = scheme.Criteria.MaxBy(c => c.Weight)!.Key;
        return Statistics.Mean([.. sheets.SelectMany(s => s.Marks).Where(m => m.Key == heaviest).Select(m => m.Points).OfType<decimal>()]) ?? 0;
    }
}
