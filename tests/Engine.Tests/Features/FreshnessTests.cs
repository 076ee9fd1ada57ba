using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;
using ScenarioHub.Matchmaking.Engine.Wishes;
using Xunit;
using static ScenarioHub.Engine.Tests.Documents;

namespace ScenarioHub.Engine.Tests.Features;

public class FreshnessTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly JudgedCollection Judged = JudgedCollection.Shared;

    [Theory]
    [InlineData(2026, 1, 1, "~2026Q1")]
    [InlineData(2026, 3, 31, "~2026Q1")]
    [InlineData(2026, 4, 1, "~2026Q2")]
    [InlineData(2026, 12, 31, "~2026Q4")]
    public void A_day_stands_for_its_quarter(int year, int month, int day, string key) => Assert.Equal(key, Freshness.Key(new(year, month, day)));

    [Fact]
    public void A_quarter_counts_less_the_older_it_is_and_after_three_years_nothing()
    {
        var quarters = Freshness.Quarters(Today, halfLife: 4).ToList();
        Assert.Equal(("~2026Q4", 1.0), quarters[0]);
        Assert.Equal(("~2025Q4", 0.5), quarters[4]);
        Assert.Equal(quarters.OrderByDescending(q => q.Share), quarters);
        Assert.Equal(Freshness.Horizon, quarters.Select(q => q.Key).Distinct().Count());
        Assert.Equal(Freshness.Horizon, Freshness.Age(new(2023, 10, 1), Today));
        Assert.DoesNotContain(quarters, q => q.Key == Freshness.Key(new(2023, 10, 1)));
    }

    [Fact]
    public void Of_two_profiles_that_say_the_same_the_fresher_comes_first_and_only_where_a_day_is_given()
    {
        var (old, fresh) = (Company("水质监测设备", id: new("00000000-0000-0000-0000-000000000001")), Company("水质监测设备", id: new("00000000-0000-0000-0000-000000000002")));
        var engine = new MatchingEngine();
        engine.Put(old with { ChangedOn = Today.AddYears(-2) });
        engine.Put(fresh with { ChangedOn = Today });
        Assert.Equal([fresh.Id, old.Id], engine.FindCompanies(Scenario("水质监测"), 5, on: Today).Select(s => s.Id));
        Assert.Equal([old.Id, fresh.Id], engine.FindCompanies(Scenario("水质监测"), 5).Select(s => s.Id));

        // On a day of long after, both are old.
        var later = engine.FindCompanies(Scenario("水质监测"), 5, on: Today.AddYears(9));
        Assert.Equal(later[0].Score, later[1].Score);
    }

    [Fact]
    public void A_fresh_profile_does_not_come_before_one_that_fits_better()
    {
        var engine = new MatchingEngine();
        var fits = Company("水质监测设备与运维") with { ChangedOn = Today.AddYears(-8) };
        engine.Put(fits);
        engine.Put(Company("水务设备") with { ChangedOn = Today });
        Assert.Equal(fits.Id, engine.FindCompanies(Scenario("水质监测设备运维"), 5, on: Today)[0].Id);
    }

    [Fact]
    public void Only_that_nobody_keeps_a_profile_is_told()
    {
        var engine = new MatchingEngine();
        var company = Company("水质监测设备");
        string[] Missing(DateOnly? changed, DateOnly? on)
        {
            engine.Put(company = company with { ChangedOn = changed, Version = company.Version + 1 });
            return [.. engine.FindCompanies(Scenario("水质监测"), 1, on: on)[0].Reasons.Missing.Where(m => m.Code == "freshness.stale").Select(m => m.Arguments[0])];
        }

        Assert.Equal(["2023-02"], Missing(new(2023, 2, 3), Today));
        Assert.Empty(Missing(Today, Today));
        Assert.Empty(Missing(null, Today));
        Assert.Empty(Missing(new(2023, 2, 3), null));
    }

    [Fact]
    public void Answers_of_a_day_equal_the_judgement_of_every_profile_on_that_day_and_survive_an_image()
    {
        var random = new Random(5);
        var engine = new MatchingEngine();
        var profiles = Judged.Profiles.Select(profile => random.Next(5) == 0 ? profile : profile with { ChangedOn = Today.AddDays(-random.Next(2000)) }).ToList();
        engine.PutAll(profiles);
        using var image = new MemoryStream();
        engine.Save(image);
        image.Position = 0;
        var loaded = MatchingEngine.Load(image);
        foreach (var need in Judged.Needs.Take(12))
        {
            var on = Today.AddDays(-random.Next(400));
            var expected = profiles.Select(profile => (profile.Id, Score: engine.Judge(need.Scenario, profile, on))).Where(pair => pair.Score > 0)
                .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Id).Take(30).ToList();
            Assert.Equal(expected, engine.FindCompanies(need.Scenario, 30, on: on).Select(s => (s.Id, s.Score)));
            Assert.Equal(expected, loaded.FindCompanies(need.Scenario, 30, on: on).Select(s => (s.Id, s.Score)));
        }
    }
}
