using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;
using Xunit;
using static ScenarioHub.Engine.Tests.Documents;

namespace ScenarioHub.Engine.Tests;

public class MatchingEngineTests(ITestOutputHelper output)
{
    private static readonly JudgedCollection Judged = JudgedCollection.Shared;

    [Fact]
    public void A_change_is_searchable_at_once_and_an_older_version_changes_nothing()
    {
        var engine = new MatchingEngine();
        var company = Company("水质监测设备", version: 5);
        engine.Put(company);
        engine.Put(company with { Version = 4, Capability = "碳纤维" });
        Assert.Single(engine.FindCompanies(Scenario("水质监测"), 5));
        engine.Put(company with { Version = 6, Capability = "碳纤维" });
        Assert.Empty(engine.FindCompanies(Scenario("水质监测"), 5));
        Assert.Single(engine.FindCompanies(Scenario("碳纤维"), 5));
        Assert.Equal(1, engine.Companies);
        engine.RemoveCompany(company.Id, 7);
        Assert.Equal(0, engine.Companies);
        Assert.Empty(engine.FindCompanies(Scenario("碳纤维"), 5));
    }

    [Fact]
    public void Only_allowed_companies_are_suggested_and_they_fill_the_list()
    {
        var engine = Filled(Judged.Profiles);
        var scenario = Judged.Needs[0].Scenario;
        var all = engine.FindCompanies(scenario, 40).Select(suggestion => suggestion.Id).ToList();
        var refused = all.Take(20).ToHashSet();
        var allowed = engine.FindCompanies(scenario, 20, company => !refused.Contains(company.Id));
        Assert.Equal(all.Skip(20), allowed.Select(suggestion => suggestion.Id));
    }

    [Fact]
    public void An_engine_rebuilt_from_the_last_state_answers_as_the_one_that_lived_through_the_changes()
    {
        var lived = new MatchingEngine();
        foreach (var profile in Judged.Profiles)
        {
            lived.Put(profile with { Version = 0, Capability = "改名前：" + profile.Capability });
        }

        foreach (var profile in Judged.Profiles.Reverse())
        {
            lived.Put(profile);
        }

        lived.RemoveCompany(Judged.Profiles[7].Id, 2);
        var rebuilt = Filled(Judged.Profiles.Where((_, number) => number != 7));
        foreach (var need in Judged.Needs)
        {
            Assert.Equal(
                rebuilt.FindCompanies(need.Scenario, 50).Select(suggestion => (suggestion.Id, suggestion.Score)),
                lived.FindCompanies(need.Scenario, 50).Select(suggestion => (suggestion.Id, suggestion.Score)));
        }
    }

    [Fact]
    public void Scores_lie_between_0_and_1_and_fall()
    {
        var engine = Filled(Judged.Profiles);
        foreach (var need in Judged.Needs)
        {
            var scores = engine.FindCompanies(need.Scenario, 50).Select(suggestion => suggestion.Score).ToList();
            Assert.All(scores, score => Assert.InRange(score, double.Epsilon, 1));
            Assert.Equal(scores.OrderDescending(), scores);
        }
    }

    [Fact]
    public void A_profile_stuffed_with_the_words_of_fifty_trades_seldom_comes_among_the_first_ten()
    {
        var buzzwords = string.Join('、', Judged.Profiles.Take(50).Select(profile => profile.Products[0]));
        var stuffed = Company(string.Concat(Enumerable.Repeat(buzzwords + "、", 4)), products: [buzzwords, buzzwords, buzzwords]);
        var engine = Filled(Judged.Profiles.Append(stuffed));
        var lifted = Judged.Needs.Count(need => engine.FindCompanies(need.Scenario, 10).Any(suggestion => suggestion.Id == stuffed.Id));
        output.WriteLine($"among the first ten for {lifted} of {Judged.Needs.Count} needs");
        Assert.True(lifted <= Judged.Needs.Count / 10, $"among the first ten for {lifted} needs");
    }

    [Fact]
    public void Stuffing_a_fitting_profile_lowers_it()
    {
        // The best answer of each need takes on the products of fifty other trades.
        var buzzwords = string.Join('、', Judged.Profiles.Take(50).Select(profile => profile.Products[0]));
        var engine = Filled(Judged.Profiles);
        var lifted = 0;
        foreach (var need in Judged.Needs)
        {
            var first = engine.FindCompanies(need.Scenario, 1)[0];
            var profile = Judged.Profiles.Single(profile => profile.Id == first.Id);
            var stuffed = Filled(Judged.Profiles.Where(other => other != profile)
                .Append(profile with { Capability = profile.Capability + buzzwords, Products = [.. profile.Products, buzzwords] }));
            lifted += stuffed.FindCompanies(need.Scenario, 400).Single(suggestion => suggestion.Id == first.Id).Score > first.Score ? 1 : 0;
        }

        output.WriteLine($"lifted for {lifted} of {Judged.Needs.Count} needs");
        Assert.True(lifted <= Judged.Needs.Count / 10, $"lifted for {lifted} needs");
    }

    [Fact]
    public void Repeating_a_word_a_hundred_times_gains_nothing()
    {
        var engine = new MatchingEngine();
        var honest = Company("生产水质监测设备，提供运维服务");
        var stuffed = Company(string.Concat(Enumerable.Repeat("水质监测", 100)));
        engine.Put(honest);
        engine.Put(stuffed);
        var ranked = engine.FindCompanies(Scenario("水质监测设备运维"), 2);
        Assert.Equal(honest.Id, ranked[0].Id);
    }

    [Fact]
    public void Traditional_characters_and_full_width_letters_find_the_same()
    {
        var engine = Filled(Judged.Profiles);
        var simplified = engine.FindCompanies(Scenario("自动驾驶车辆测试 AI"), 10).Select(suggestion => suggestion.Id);
        var traditional = engine.FindCompanies(Scenario("自動駕駛車輛測試 ＡＩ"), 10).Select(suggestion => suggestion.Id);
        Assert.Equal(simplified, traditional);
    }

    [Fact]
    public void A_need_without_words_finds_nothing()
    {
        var engine = Filled(Judged.Profiles);
        Assert.Empty(engine.FindCompanies(Scenario("。。。"), 10));
        Assert.Empty(engine.FindCompanies(Scenario("水质监测"), 0));
        Assert.Empty(new MatchingEngine().FindCompanies(Scenario("水质监测"), 10));
    }

    private static MatchingEngine Filled(IEnumerable<CompanyDocument> companies)
    {
        var engine = new MatchingEngine();
        foreach (var company in companies)
        {
            engine.Put(company);
        }

        return engine;
    }
}
