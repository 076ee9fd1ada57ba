using ScenarioHub.Flow;

namespace ScenarioHub.Bidding.Assignment;

/// <summary>
/// Assigns experts to bids (评审分配). As many places as possible are filled, and among all ways to fill them the sum is least of
/// <list type="bullet">
/// <item>the pair's fit, which is <see cref="FieldWeight"/> × the distance of fields;</item>
/// <item><see cref="LoadWeight"/> × how many bids the expert has already: the k-th bid costs more than the one before, which balances;</item>
/// <item><see cref="RegionWeight"/> × how many experts of the same province the bid has already, which spreads.</item>
/// </list>
/// Pairs with a conflict do not exist. Both growing costs are convex, so parallel arcs model them exactly and the flow's optimum is the
/// assignment's: bid (places) → bid and province (0, w, 2w, …) → expert (fit) → sink (0, v, 2v, …), and bid → sink at the price of
/// <see cref="Unfilled"/> for a place that stays open, which is dearer than any way to fill it. Bids come one after the other, so that each
/// search begins at one bid and ends as soon as it has found an expert.
/// </summary>
public static class Assigner
{
    /// <summary>What a wholly foreign field costs.</summary>
    public const long FieldWeight = 1000;

    /// <summary>What each bid in hand adds to the next.</summary>
    public const long LoadWeight = 30;

    /// <summary>What each colleague from the same province adds.</summary>
    public const long RegionWeight = 150;

    private const long Unfilled = 1_000_000_000;

    /// <summary>Solves it.</summary>
    public static AssignmentPlan Solve(AssignmentProblem problem, CancellationToken ct = default)
    {
        var (bids, experts) = (problem.Fit.Count, problem.Reviewers.Count);
        var regions = problem.Reviewers.Select(r => r.Region).Distinct().Order().ToList();
        var (firstExpert, firstRegion) = (1 + bids, 1 + bids + experts);
        var flow = new CostFlow(firstRegion + bids * regions.Count);
        var pairs = new List<(int Bid, int Reviewer, int Arc)>();
        for (var bid = 0; bid < bids; bid++)
        {
            flow.Add(1 + bid, 0, problem.Size, Unfilled);
            for (var r = 0; r < regions.Count; r++)
            {
                var node = firstRegion + bid * regions.Count + r;
                var there = problem.Kept[bid].Count(k => problem.Reviewers[k].Region == regions[r]);
                for (var nth = there; nth < problem.Size; nth++)
                {
                    flow.Add(1 + bid, node, 1, RegionWeight * nth);
                }
            }

            for (var expert = 0; expert < experts; expert++)
            {
                if (problem.Fit[bid][expert] is { } fit && !problem.Kept[bid].Contains(expert))
                {
                    var node = firstRegion + bid * regions.Count + regions.IndexOf(problem.Reviewers[expert].Region);
                    pairs.Add((bid, expert, flow.Add(node, firstExpert + expert, 1, fit)));
                }
            }
        }

        for (var expert = 0; expert < experts; expert++)
        {
            for (var nth = problem.Reviewers[expert].Load; nth < problem.Reviewers[expert].Capacity; nth++)
            {
                flow.Add(firstExpert + expert, 0, 1, LoadWeight * nth);
            }
        }

        for (var bid = 0; bid < bids; bid++)
        {
            flow.Send(1 + bid, 0, Math.Max(0, problem.Size - problem.Kept[bid].Count), ct);
        }

        return Explained(problem, [.. pairs.Where(p => flow.FlowOf(p.Arc) > 0).Select(p => (p.Bid, p.Reviewer))]);
    }

    /// <summary>Splits the cost over the pairs in the order of bids; the parts sum to the whole.</summary>
    private static AssignmentPlan Explained(AssignmentProblem problem, List<(int Bid, int Reviewer)> chosen)
    {
        var loads = problem.Reviewers.Select(r => r.Load).ToArray();
        var here = problem.Kept.Select(kept => kept.Select(k => problem.Reviewers[k].Region).ToList()).ToList();
        var pairs = new List<AssignedPair>();
        foreach (var (bid, reviewer) in chosen)
        {
            var region = problem.Reviewers[reviewer].Region;
            pairs.Add(new(bid, reviewer, problem.Fit[bid][reviewer]!.Value, LoadWeight * loads[reviewer]++, RegionWeight * here[bid].Count(r => r == region)));
            here[bid].Add(region);
        }

        return new(pairs, [.. here.Select(h => Math.Max(0, problem.Size - h.Count))], pairs.Sum(p => p.Fit + p.Load + p.Region));
    }
}
