using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Learning;
using Xunit;

namespace ScenarioHub.Engine.Tests.Learning;

public class RefitTests
{
    [Fact]
    public void Decisions_that_favour_the_same_place_raise_the_place_and_nothing_else_much()
    {
        var factors = Refit.Fit(Decisions(600, shares => shares.Words + (6 * shares.Place) > 0.14));
        Assert.True(factors.Place > 1.5, $"{factors}");
        Assert.True(factors.Place > 2 * factors.Related, $"{factors}");
        Assert.Equal(1, factors.Qualification);
    }

    [Fact]
    public void What_the_decisions_do_not_care_for_falls()
    {
        var factors = Refit.Fit(Decisions(600, shares => shares.Words > 0.1));
        Assert.True(factors.Related < 0.8, $"{factors}");
        Assert.True(factors.Named < 0.8, $"{factors}");
    }

    [Fact]
    public void The_same_decisions_give_the_same_factors_in_whatever_order_and_none_leaves_its_bounds()
    {
        var decisions = Decisions(300, shares => shares.Place > 0.01);
        var factors = Refit.Fit(decisions);
        Assert.Equal(factors, Refit.Fit(decisions));
        Assert.Equal(factors, Refit.Fit([.. decisions.AsEnumerable().Reverse()]));
        foreach (var factor in new[] { factors.Named, factors.Hierarchy, factors.Related, factors.Place, factors.Qualification, factors.Ready, factors.Record })
        {
            Assert.InRange(factor, 0.25, 4);
        }
    }

    [Fact]
    public void Few_decisions_change_little() =>
        Assert.InRange(Refit.Fit(Decisions(12, shares => shares.Place > 0.01)).Place, 0.5, 2);

    [Fact]
    public void Learnt_factors_foretell_decisions_that_they_were_not_learnt_from_better_than_the_first_ones()
    {
        var decisions = Decisions(600, shares => shares.Words + (6 * shares.Place) > 0.14);
        var (before, after) = (Refit.HeldOut(decisions, _ => WeightFactors.None), Refit.HeldOut(decisions, Refit.Fit));
        Assert.True(after.LogLoss < before.LogLoss, $"{after} and before {before}");
        Assert.True(after.Auc > before.Auc, $"{after} and before {before}");
        Assert.InRange(after.Auc, 0.8, 1);
    }

    [Fact]
    public void Decisions_by_the_toss_of_a_coin_are_foretold_no_better_than_by_chance() =>
        Assert.InRange(Refit.HeldOut(Decisions(600, shares => (shares.GetHashCode() & 1) == 0), Refit.Fit).Auc, 0.4, 0.6);

    private static List<Observation> Decisions(int count, Func<PairShares, bool> isFor)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double Up(double most) => Math.Round(random.NextDouble() * most, 6);
            var shares = new PairShares(Up(0.2), Up(0.05), Up(0.02), Up(0.05), random.Next(2) * 0.02, 0, random.Next(2) * 0.01, 0);
            return new Observation(shares, isFor(shares), 1, i % Refit.Folds);
        })];
    }
}
