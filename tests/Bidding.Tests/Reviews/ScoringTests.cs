using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Reviews;

public class ScoringTests
{
    private static readonly Scheme Scheme = new();

    [Fact]
    public void A_total_is_the_weighted_sum()
    {
        var sheet = Sheet();
        sheet.Save([new("route", 90, null), new("targets", 80.5m, null), new("team", 70, null), new("money", 60, null), new("benefit", 100, null)], null, Scheme, Now);
        sheet.Submit(Scheme, Now);
        Assert.Equal(0.35m * 90 + 0.25m * 80.5m + 0.2m * 70 + 0.1m * 60 + 0.1m * 100, sheet.Total);
    }

    [Fact]
    public void A_sheet_is_submitted_complete_with_reasons_for_low_points_and_then_locked()
    {
        var sheet = Sheet();
        sheet.Save([new("route", 59.9m, null), new("targets", null, null), new("team", 60, null), new("money", 60, null)], null, Scheme, Now);
        var errors = Assert.Throws<InvalidException>(() => sheet.Submit(Scheme, Now)).Errors.Select(e => (e.Field, e.Code));
        Assert.Equal(
            [("marks[0].comment", "sheet.comment-missing"), ("marks[1].points", "sheet.points-missing"), ("marks[4].points", "sheet.points-missing")], errors);
        Fill(sheet, 75);
        sheet.Submit(Scheme, Now);
        Assert.Equal("sheet.transition", Assert.Throws<RuleException>(() => Fill(sheet, 80)).Code);
        Assert.Equal("sheet.transition", Assert.Throws<RuleException>(() => sheet.Submit(Scheme, Now)).Code);
        sheet.Reopen("计算有误");
        Assert.Equal((SheetState.Draft, null, "计算有误"), (sheet.State, sheet.Total, sheet.Reopened));
    }

    [Fact]
    public void Points_have_one_decimal_and_criteria_are_those_of_the_scheme_each_once()
    {
        Assert.Equal("sheet.decimals", Error([new("route", 80.25m, null)]));
        Assert.Equal("field.choice", Error([new("beauty", 80, null)]));
        Assert.Equal("field.choice", Error([new("route", 80, null), new("route", 90, null)]));
        string Error(Mark[] marks) => Assert.Throws<InvalidException>(() => Sheet().Save(marks, null, Scheme, Now)).Errors[0].Code;
    }

    [Fact]
    public void Spread_is_the_sample_standard_deviation()
    {
        Assert.Equal(2.14m, Statistics.Spread([2, 4, 4, 4, 5, 5, 7, 9]));
        Assert.Null(Statistics.Spread([80]));
        Assert.Null(Statistics.Mean([]));
        Assert.Equal(4.5m, Statistics.Median([9, 4, 5, 2]));
    }

    [Fact]
    public void A_score_stands_out_when_it_is_far_from_the_median_by_both_measures()
    {
        Assert.True(Statistics.IsOutlier(40, [80, 81, 79, 82, 40], 10));
        Assert.False(Statistics.IsOutlier(72, [80, 81, 79, 82, 72], 10));
        Assert.False(Statistics.IsOutlier(60, [60, 70, 80, 90, 100], 10));
        Assert.False(Statistics.IsOutlier(10, [10, 90], 10));
    }

    [Theory]
    [InlineData(TieRule.EarliestSubmission, 0)]
    [InlineData(TieRule.HeaviestCriterion, 1)]
    [InlineData(TieRule.LeastPublicMoney, 2)]
    public void Ties_are_decided_by_the_schemes_rule(TieRule rule, int first)
    {
        var scheme = Scheme with { TieRule = rule };
        var challenge = Open(scheme);
        ScoredBid[] bids = [.. Enumerable.Range(0, 3).Select(i =>
        {
            var bid = Begun(challenge);
            bid.Submit(challenge, [], 0, Sealed, Now.AddMinutes(i));
            return new ScoredBid(bid, [Scored(i == 1 ? 90 : 80, i == 1 ? 66 : 80)], i == 2 ? 10 : 20);
        })];
        var ranking = Ranking.Of(bids.Reverse(), scheme);
        Assert.Single(ranking.Select(r => r.Mean).Distinct());
        Assert.Equal(bids[first].Bid.Id, ranking[0].BidId);
        Assert.Equal([1, 2, 3], ranking.Select(r => r.Place));
    }

    [Fact]
    public void The_better_mean_comes_first_whatever_the_tie_rule()
    {
        var challenge = Open();
        var (late, early) = (Submitted(challenge), Submitted(challenge));
        Assert.Equal([late.Id, early.Id], Ranking.Of([new(early, [Scored(80, 80)], 1), new(late, [Scored(81, 81)], 1)], Scheme).Select(r => r.BidId));
    }

    /// <summary>Points on the criterion of most weight and on the three of the others that weigh 50 together; the rest has 80.</summary>
    private static ScoreSheet Scored(decimal route, decimal others)
    {
        var sheet = Sheet();

        // 35 % route, 25 % targets: +10 and −14 leave the total as it is.
        sheet.Save([new("route", route, null), new("targets", others, null), new("team", 80, null), new("money", 80, null), new("benefit", 80, null)], null, Scheme, Now);
        sheet.Submit(Scheme, Now);
        return sheet;
    }

    private static void Fill(ScoreSheet sheet, decimal points) =>
        sheet.Save([.. Scheme.Criteria.Select(c => new Mark(c.Key, points, null))], null, Scheme, Now);

    private static ScoreSheet Sheet() => ScoreSheet.Assign(
        Seat.Propose(Guid.CreateVersion7(), new Expert { PersonId = Guid.CreateVersion7() }, 1), Guid.CreateVersion7(), new([], 0, null, 0, 0, 0));
}
