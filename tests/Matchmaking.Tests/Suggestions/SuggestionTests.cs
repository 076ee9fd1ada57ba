using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Suggestions;

public class SuggestionTests(MatchmakingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task A_hundred_listed_scenarios_are_all_matched_and_told_in_few_messages()
    {
        var park = TestPerson.OfPark("百场景测试区");
        var words = Enumerable.Range(0, 100).Select(_ => Some.Words()).ToArray();
        foreach (var (w, i) in words.Select((w, i) => (w, i)))
        {
            Assert.Equal(HttpStatusCode.Created, (await app.ProfileAsync(TestPerson.OfCompany($"百企{i}{Guid.NewGuid().ToString("n")[..6]}公司"), w)).Status);
        }

        await app.MatchedAsync();
        var factsBefore = (await app.FactsAsync<MatchesSuggested>(TestContext.Current.CancellationToken)).Count;
        var cards = words.Select(w => Some.Card(park, w)).ToArray();
        await Task.WhenAll(cards.Select(c => app.PublishAsync(new ScenarioListed(1, Guid.Empty, c, DateTimeOffset.UtcNow))));
        var ids = cards.Select(c => c.Id).ToArray();
        await Eventually.Async(() => app.WithDbAsync(db => db.Scenarios.CountAsync(s => ids.Contains(s.Id))), n => n == 100);
        await app.MatchedAsync();

        var matches = await app.WithDbAsync(db => db.Matches.Include(m => m.Profile).Include(m => m.Scenario).Where(m => ids.Contains(m.ScenarioId)).ToListAsync());
        Assert.Equal(100, matches.Select(m => m.ScenarioId).Distinct().Count());
        Assert.All(matches.GroupBy(m => m.ScenarioId), of =>
        {
            Assert.InRange(of.Count(), 1, 10);
            Assert.Equal(of.Count(), of.Select(m => m.CompanyKey).Distinct().Count());
            var best = of.MaxBy(m => m.Score)!;
            Assert.Contains(best.Profile.Content.Title!, best.Scenario.Name, StringComparison.Ordinal);
        });
        var told = (await app.FactsAsync<MatchesSuggested>(TestContext.Current.CancellationToken)).Count - factsBefore;
        Assert.InRange(told, 1, 20);
    }

    [Fact]
    public async Task A_new_profile_finds_the_scenarios_that_are_there()
    {
        var (words, company) = (Some.Words(), TestPerson.OfCompany($"后来{Guid.NewGuid():n}公司"));
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        await Eventually.Async(() => app.WithDbAsync(db => db.Scenarios.AnyAsync(s => s.Id == scenario.Id)), known => known);
        await app.MatchedAsync();
        await app.ProfileAsync(company, words);
        var match = await app.SuggestedAsync(scenario.Id, Administrator);
        Assert.Equal(company.OrganizationName, match.Body.GetProperty("profile").GetProperty("companyName").GetString());
        var recommended = await app.GetAsync(company, "recommendations?limit=3");
        Assert.Equal(scenario.Id, recommended.Body[0].GetProperty("scenario").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_company_is_suggested_once_a_scenario_however_many_profiles_it_has()
    {
        var (words, company) = (Some.Words(), TestPerson.OfCompany($"多画像{Guid.NewGuid():n}公司"));
        await app.ProfileAsync(company, words);
        await app.ProfileAsync(company, words + " 扩展");
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        await app.SuggestedAsync(scenario.Id, Administrator);
        await app.MatchedAsync();
        Assert.Equal("1", (await app.GetAsync(Administrator, $"matches?scenarioId={scenario.Id}"))["total"]);
    }

    [Fact]
    public async Task Many_that_are_all_the_same_leave_room_for_one_that_is_different()
    {
        // Fourteen say the same and fit best; one that says something else fits a little less and would be the fifteenth of ten.
        var words = Some.Words();
        foreach (var i in Enumerable.Range(0, 14))
        {
            await app.ProfileAsync(TestPerson.OfCompany($"同样{i}{Guid.NewGuid():n}公司"), words);
        }

        var different = TestPerson.OfCompany($"不同{Guid.NewGuid():n}公司");
        var own = $"{Some.Words()} {Some.Words()}";
        await app.PostAsync(different, "profiles", new { title = words.Split(' ')[0], capability = $"企业提供{own}产品与服务", products = own.Split(' ') });
        await app.MatchedAsync();
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        await app.SuggestedAsync(scenario.Id, Administrator);
        await app.MatchedAsync();
        var suggested = await app.WithDbAsync(db => db.Matches.Include(m => m.Profile).Where(m => m.ScenarioId == scenario.Id).ToListAsync());
        Assert.Equal(10, suggested.Count);
        var one = Assert.Single(suggested, m => m.Profile.CompanyId == different.OrganizationId);
        Assert.Equal(suggested.Min(m => m.Score), one.Score);
    }

    [Fact]
    public async Task Who_has_opted_out_is_not_suggested()
    {
        var (words, quiet, open) = (Some.Words(), TestPerson.OfCompany($"谢绝{Guid.NewGuid():n}公司"), TestPerson.OfCompany($"欢迎{Guid.NewGuid():n}公司"));
        var set = await app.PutAsync(quiet, "opt-out", new { optedOut = true }, 0);
        Assert.Equal((HttpStatusCode.OK, "True"), (set.Status, set["optedOut"]));
        await app.ProfileAsync(quiet, words);
        await app.ProfileAsync(open, words);
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        await app.SuggestedAsync(scenario.Id, Administrator);
        await app.MatchedAsync();
        var page = await app.GetAsync(Administrator, $"matches?scenarioId={scenario.Id}");
        var only = Assert.Single(page.Body.GetProperty("items").EnumerateArray());
        Assert.Equal(open.OrganizationName, only.GetProperty("profile").GetProperty("companyName").GetString());
    }

    [Fact]
    public async Task Matching_goes_on_with_the_trace_of_the_event_and_is_measured()
    {
        var (spans, times) = (new ConcurrentBag<Activity>(), new ConcurrentBag<double>());
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "ScenarioHub" or "MassTransit" or "Test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var meter = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "scenariohub.match.time")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        meter.SetMeasurementEventCallback<double>((_, value, _, _) => times.Add(value));
        meter.Start();
        using var source = new ActivitySource("Test");
        var words = Some.Words();
        await app.ProfileAsync(TestPerson.OfCompany($"追踪{Guid.NewGuid():n}公司"), words);
        await app.MatchedAsync();

        ActivityTraceId trace;
        Guid scenario;
        using (var root = source.StartActivity("publish list")!)
        {
            trace = root.TraceId;
            scenario = (await app.ListAsync(TestPerson.OfPark(), words)).Id;
        }

        await app.SuggestedAsync(scenario, Administrator);
        await Eventually.Async(() => Task.FromResult(spans.Where(s => s.TraceId == trace).Select(s => s.OperationName).ToHashSet()),
            names => names.IsSupersetOf(["match scenario", "suggest matches", "outbox relay"]));
        Assert.NotEmpty(times);
    }

    [Fact]
    public async Task Rebuilding_matches_listed_scenarios_again_and_leaves_what_people_decided()
    {
        var words = Some.Words();
        await app.ProfileAsync(TestPerson.OfCompany($"重建{Guid.NewGuid():n}公司"), words);
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        var suggested = await app.SuggestedAsync(scenario.Id, Administrator);
        await app.MatchedAsync();
        var match = await app.GetAsync(Administrator, $"matches/{suggested.Id}");
        await app.PostAsync(Administrator, $"matches/{match.Id}/reject", new { reason = "能力不符" }, match.Version);

        Assert.Equal(0, await Rebuild.RunAsync(app.Services));
        await app.MatchedAsync();
        Assert.Equal("rejected", (await app.GetAsync(Administrator, $"matches/{match.Id}"))["state"]);
        Assert.Equal("1", (await app.GetAsync(Administrator, $"matches?scenarioId={scenario.Id}"))["total"]);
    }

    [Fact]
    public async Task Two_replicas_write_every_pair_once()
    {
        await using var replica = app.WithWebHostBuilder(_ => { });
        await replica.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        var park = TestPerson.OfPark();
        var words = Enumerable.Range(0, 20).Select(_ => Some.Words()).ToArray();
        var cards = words.Select(w => Some.Card(park, w)).ToArray();
        var profiles = words.Select((w, i) => app.ProfileAsync(TestPerson.OfCompany($"双副本{i}{Guid.NewGuid().ToString("n")[..6]}公司"), w));
        var listings = cards.Select(c => app.PublishAsync(new ScenarioListed(1, Guid.Empty, c, DateTimeOffset.UtcNow)));
        await Task.WhenAll([.. profiles, .. listings]);

        var ids = cards.Select(c => c.Id).ToArray();
        await Eventually.Async(
            () => app.WithDbAsync(db => db.Matches.Where(m => ids.Contains(m.ScenarioId)).Select(m => m.ScenarioId).Distinct().CountAsync()), n => n == 20);
        await app.MatchedAsync();
        var pairs = await app.WithDbAsync(db => db.Matches.Where(m => ids.Contains(m.ScenarioId)).Select(m => new { m.ScenarioId, m.CompanyKey, m.State }).ToListAsync());
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.All(pairs, p => Assert.Equal(MatchState.InModeration, p.State));
    }
}
