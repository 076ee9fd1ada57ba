using FsCheck;
using FsCheck.Fluent;
using ScenarioHub.Bidding.Assignment;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Assignment;

public class AssignerTests
{
    /// <summary>Small enough to try every way to assign: up to 3 bids, 4 experts, 2 places.</summary>
    private static readonly Gen<AssignmentProblem> Small =
        from bids in Gen.Choose(1, 3)
        from experts in Gen.Choose(1, 4)
        from size in Gen.Choose(1, 2)
        from fits in Gen.ListOf(Gen.Choose(-250, 1000), bids * experts)
        from regions in Gen.ListOf(Gen.Choose(1, 2), experts)
        from loads in Gen.ListOf(Gen.Choose(0, 3), experts)
        from rooms in Gen.ListOf(Gen.Choose(0, 3), experts)
        from keeps in Gen.ListOf(Gen.Choose(0, 9), bids)
        select Of(size, [.. fits], [.. regions], [.. loads], [.. rooms], [.. keeps]);

    [Fact]
    public void No_way_to_assign_fills_more_places_or_costs_less() =>
        Prop.ForAll(Small.ToArbitrary(), problem =>
        {
            var plan = Assigner.Solve(problem);
            var best = Enumerated(problem);
            return plan.Pairs.Count == best.Filled && plan.Cost == best.Cost
                && plan.Cost == CostOf(problem, [.. plan.Pairs.Select(p => (p.Bid, p.Reviewer))])
                && plan.Cost == plan.Pairs.Sum(p => p.Fit + p.Load + p.Region);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Three_hundred_bids_get_five_experts_each_and_nobody_is_overloaded_or_in_conflict()
    {
        var problem = AssignmentSamples.Large(300, 120, 5, new(7));
        var plan = Assigner.Solve(problem, TestContext.Current.CancellationToken);
        Assert.Equal(1500, plan.Pairs.Count);
        Assert.All(plan.Missing, missing => Assert.Equal(0, missing));
        Assert.All(plan.Pairs, pair => Assert.NotNull(problem.Fit[pair.Bid][pair.Reviewer]));
        var loads = plan.Pairs.CountBy(p => p.Reviewer).Select(l => l.Value).ToList();
        Assert.InRange(loads.Max(), 13, 20);
        Assert.Equal(1500, plan.Pairs.Select(p => (p.Bid, p.Reviewer)).Distinct().Count());
    }

    [Fact]
    public void Whoever_is_kept_stays_and_only_the_open_places_are_filled()
    {
        var problem = new AssignmentProblem(3, [new(1, 1, 5), new(1, 1, 5), new(2, 0, 5), new(1, 0, 5)], [[0, 0, 500, 100]], [[0, 1]]);
        var pair = Assert.Single(Assigner.Solve(problem).Pairs);

        // The nearer one would be the third of its province (100 + 2 × 150), the other is the first of its own (500 alone would lose without it).
        Assert.Equal((3, 100L, 300L), (pair.Reviewer, pair.Fit, pair.Region));
        var dearer = problem with { Fit = [[0, 0, 350, 100]] };
        Assert.Equal((2, 350L, 0L), (Assigner.Solve(dearer).Pairs[0].Reviewer, Assigner.Solve(dearer).Pairs[0].Fit, Assigner.Solve(dearer).Pairs[0].Region));
    }

    [Fact]
    public void Where_too_few_may_read_a_bid_its_open_places_are_told()
    {
        var plan = Assigner.Solve(new(2, [new(1, 0, 9), new(2, 0, 9)], [[10, null], [10, 10]], [[], []]));
        Assert.Equal([1, 0], plan.Missing);
        Assert.Equal(3, plan.Pairs.Count);
    }

    private static AssignmentProblem Of(int size, int[] fits, int[] regions, int[] loads, int[] rooms, int[] keeps)
    {
        var experts = regions.Length;
        var kept = keeps.Select(k => (IReadOnlyList<int>)(k < experts ? [k] : [])).ToList();
        return new(
            size, [.. regions.Select((r, e) => new Reviewer(r, loads[e], loads[e] + rooms[e]))],
            [.. fits.Chunk(experts).Select(row => (IReadOnlyList<long?>)[.. row.Select(f => f < 0 ? (long?)null : f)])], kept);
    }

    private static (int Filled, long Cost) Enumerated(AssignmentProblem problem)
    {
        var pairs = problem.Fit.SelectMany((row, b) => row.Select((fit, e) => (b, e, fit)))
            .Where(p => p.fit is not null && !problem.Kept[p.b].Contains(p.e)).Select(p => (p.b, p.e)).ToList();
        var best = (Filled: 0, Cost: 0L);
        for (var mask = 1; mask < 1 << pairs.Count; mask++)
        {
            var chosen = pairs.Where((_, i) => (mask >> i & 1) == 1).ToList();
            var fits = chosen.GroupBy(p => p.b).All(g => problem.Kept[g.Key].Count + g.Count() <= problem.Size)
                && chosen.GroupBy(p => p.e).All(g => problem.Reviewers[g.Key].Load + g.Count() <= problem.Reviewers[g.Key].Capacity);
            if (fits && (chosen.Count > best.Filled || (chosen.Count == best.Filled && CostOf(problem, chosen) < best.Cost)))
            {
                best = (chosen.Count, CostOf(problem, chosen));
            }
        }

        return best;
    }

    /// <summary>The formula of the documentation, written out without any flow.</summary>
    private static long CostOf(AssignmentProblem problem, List<(int Bid, int Reviewer)> pairs)
    {
        var fit = pairs.Sum(p => problem.Fit[p.Bid][p.Reviewer]!.Value);
        var load = pairs.GroupBy(p => p.Reviewer).Sum(g => Enumerable.Range(problem.Reviewers[g.Key].Load, g.Count()).Sum(k => 30L * k));
        var region = pairs.GroupBy(p => (p.Bid, problem.Reviewers[p.Reviewer].Region)).Sum(g =>
            Enumerable.Range(problem.Kept[g.Key.Bid].Count(k => problem.Reviewers[k].Region == g.Key.Region), g.Count()).Sum(k => 150L * k));
        return fit + load + region;
    }
}
