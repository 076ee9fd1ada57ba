using FsCheck;
using FsCheck.Fluent;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Judged;
using Xunit;

namespace ScenarioHub.Engine.Tests.Likeness;

public class DiversityTests
{
    private static readonly string[] Trades = ["水质监测", "无人机", "碳纤维", "数字孪生", "机器视觉", "储能电池", "液流电池", "工业防火墙"];

    [Fact]
    public void Picks_are_those_of_maximal_marginal_relevance() =>
        Check(seed =>
        {
            var random = new Random(seed);
            var found = Found(random, random.Next(0, 25));
            var (variety, most) = (random.Next(0, 9) / 10.0, random.Next(1, 30));
            var picked = Diversity.Pick(found, f => f.Score, f => f.Gist, variety, most);

            // The definition, step by step: λ · relevance − (1 − λ) · likeness to the nearest one picked.
            var expected = new List<Item>();
            var left = found.DistinctBy(f => f.Gist.Company).ToList();
            while (expected.Count < most && left.Count > 0)
            {
                var next = left.MaxBy(f => ((1 - variety) * f.Score) - (variety * expected.Select(p => p.Gist.Likeness(f.Gist)).DefaultIfEmpty(0).Max()))!;
                expected.Add(next);
                left.Remove(next);
            }

            Assert.Equal(expected.Select(f => f.Number), picked.Select(p => p.Item.Number));
        });

    [Fact]
    public void The_best_comes_first_what_is_left_never_rises_and_no_company_comes_twice() =>
        Check(seed =>
        {
            var found = Found(new(seed), 20);
            var picked = Diversity.Pick(found, f => f.Score, f => f.Gist, new MatchingWeights().Variety, 20);
            Assert.Equal(found[0].Number, picked[0].Item.Number);
            Assert.Equal(picked.Select(p => p.Merit).OrderDescending(), picked.Select(p => p.Merit));
            Assert.Equal(found.Select(f => f.Gist.Company).Distinct().Order(), picked.Select(p => p.Item.Gist.Company).Order());
            Assert.All(picked, p => Assert.Equal(found.Where(f => f.Gist.Company == p.Item.Gist.Company).Max(f => f.Score), p.Item.Score));
        });

    [Fact]
    public void Without_variety_the_order_is_that_of_the_scores()
    {
        var found = Found(new(3), 12).DistinctBy(f => f.Gist.Company).ToList();
        Assert.Equal(found, Diversity.Pick(found, f => f.Score, f => f.Gist, 0, 12).Select(p => p.Item));
    }

    [Fact]
    public void Among_near_copies_something_else_that_fits_nearly_as_well_comes_second()
    {
        List<Item> found =
        [
            new(0, 0.60, Of("水质监测微站、无人船巡测", "甲")), new(1, 0.59, Of("水质监测微站、无人船巡测", "乙")), new(2, 0.58, Of("无人船巡测、水质监测微站", "丙")),
            new(3, 0.50, Of("数字孪生水厂、漏损控制", "丁")), new(4, 0.20, Of("碳纤维预浸料", "戊")),
        ];
        var picked = Diversity.Pick(found, f => f.Score, f => f.Gist, new MatchingWeights().Variety, 5).Select(p => p.Item.Number).ToList();
        Assert.Equal([0, 3], picked.Take(2));

        // But what hardly fits does not come before the copies.
        Assert.Equal(4, picked[^1]);
    }

    [Fact]
    public void Likeness_is_symmetric_within_0_and_1_and_1_for_oneself()
    {
        var engine = JudgedCollection.Shared.Engine(new());
        var gists = JudgedCollection.Shared.Needs.Select(need => engine.GistOf(need.Scenario)).ToList();
        foreach (var a in gists)
        {
            Assert.Equal(1, a.Likeness(a));
            Assert.All(gists, b => Assert.InRange(a.Likeness(b), 0, 1));
            Assert.All(gists, b => Assert.Equal(a.Likeness(b), b.Likeness(a)));
        }

        Assert.Equal(0, Gist.None.Likeness(Gist.None));
        Assert.Equal(0, gists[0].Likeness(Gist.None));
    }

    [Fact]
    public void What_is_found_is_not_touched()
    {
        // Variety decides what is suggested side by side, never what a search finds.
        var (plain, varied) = (JudgedCollection.Shared.Engine(new() { Variety = 0 }), JudgedCollection.Shared.Engine(new() { Variety = 0.5 }));
        foreach (var need in JudgedCollection.Shared.Needs.Take(10))
        {
            Assert.Equal(plain.FindCompanies(need.Scenario, 20).Select(s => (s.Id, s.Score)), varied.FindCompanies(need.Scenario, 20).Select(s => (s.Id, s.Score)));
        }
    }

    private static List<Item> Found(Random random, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(_ => (Score: random.NextDouble(), Gist: Of(string.Join('、', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Trades[random.Next(Trades.Length)])), $"公司{random.Next(12)}")))
            .OrderByDescending(f => f.Score).Select((f, number) => new Item(number, f.Score, f.Gist)),
    ];

    private static Gist Of(string products, string company) => Gist.Of(Portrait.Of([new("products", products, 1, 24)], ConceptTable.Shared), company);

    private static void Check(Action<int> property) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true),
        Prop.ForAll(ArbMap.Default.ArbFor<int>().MapFilter(Math.Abs, _ => true), property));

    private sealed record Item(int Number, double Score, Gist Gist);
}
