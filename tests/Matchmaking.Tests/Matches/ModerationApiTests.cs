using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Matches;

public class ModerationApiTests(MatchmakingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task Many_are_decided_at_once_or_none()
    {
        var (first, second) = (await SuggestedAsync(), await SuggestedAsync());
        var stale = await ModerateAsync("reject", (first, 0), (second, 7));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (stale.Status, stale.Code));
        Assert.Equal("inModeration", (await app.GetAsync(Administrator, $"matches/{first.Id}"))["state"]);

        var done = await ModerateAsync("reject", (first, 0), (second, 0));
        Assert.Equal((HttpStatusCode.OK, "2"), (done.Status, done["count"]));
        foreach (var match in new[] { first, second })
        {
            var decided = await app.GetAsync(Administrator, $"matches/{match.Id}");
            Assert.Equal(("rejected", "能力不符"), (decided["state"], decided["decisionReason"]));
        }
    }

    [Fact]
    public async Task An_unknown_match_or_a_missing_reason_stops_all()
    {
        var match = await SuggestedAsync();
        var unknown = await app.PostAsync(Administrator, "matches/moderate", new
        {
            decision = "park",
            matches = new[] { new { id = match.Id, version = match.Version }, new { id = Guid.NewGuid(), version = 1L } },
        });
        Assert.Equal("matches[1].id", unknown.Body.GetProperty("errors")[0].GetProperty("field").GetString());
        var silent = await app.PostAsync(Administrator, "matches/moderate", new { decision = "reject", matches = new[] { new { id = match.Id, version = match.Version } } });
        Assert.Equal("reason", silent.Body.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal("inModeration", (await app.GetAsync(Administrator, $"matches/{match.Id}"))["state"]);
    }

    [Fact]
    public async Task A_company_that_has_not_registered_is_not_introduced_until_it_has()
    {
        var (words, name) = (Some.Words(), $"未注册测试{Guid.NewGuid().ToString("n")[..8]}有限公司");
        var id = Guid.NewGuid().ToString();
        Assert.Equal(HttpStatusCode.OK, (await app.UploadAsync(Administrator, "a.csv", $"id,company,capability\n{id},{name},提供{words}产品")).Status);
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        var match = await app.SuggestedAsync(scenario.Id, Administrator);
        Assert.Equal("conflict.unregistered", match.Body.GetProperty("conflicts")[0].GetProperty("code").GetString());

        var refused = await app.PostAsync(Administrator, $"matches/{match.Id}/approve", new { }, match.Version);
        Assert.Equal((HttpStatusCode.Conflict, "conflict.unregistered"), (refused.Status, refused.Code));
        Assert.Contains(name, refused["title"], StringComparison.Ordinal);
        var inEnglish = await app.PostAsync(Administrator, $"matches/{match.Id}/approve", new { }, match.Version, "en");
        Assert.Contains("has not yet registered", inEnglish["title"], StringComparison.Ordinal);

        var company = TestPerson.OfCompany(name);
        await app.PublishAsync(new Contracts.Identity.OrganizationChanged(
            company.OrganizationId, 2, "company", name, "x", "510100", "verified", null, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.GetAsync(company, "profiles/mine"), mine => mine.Body.GetProperty("items").GetArrayLength() == 1);
        var current = await Eventually.Async(
            () => app.GetAsync(Administrator, $"matches/{match.Id}"), m => m.Body.GetProperty("conflicts").GetArrayLength() == 0);
        await app.MatchedAsync();
        current = await app.GetAsync(Administrator, $"matches/{match.Id}");
        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync(Administrator, $"matches/{match.Id}/approve", new { }, current.Version)).Status);
        Assert.Single((await app.GetAsync(company, "introductions")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_park_proposes_a_company_for_its_own_scenario_only()
    {
        var (park, company) = (TestPerson.OfPark(), TestPerson.OfCompany($"提议{Guid.NewGuid():n}公司"));
        var profile = await app.ProfileAsync(company, Some.Words());
        var scenario = await app.ListAsync(park, Some.Words());
        await Eventually.Async(() => app.GetAsync(park, $"scenarios/{scenario.Id}/companies"), r => r.Status == HttpStatusCode.OK);
        var command = new { scenarioId = scenario.Id, profileId = profile.Id, note = "曾为本园区提供服务" };

        Assert.Equal("match.not-yours", (await app.PostAsync(TestPerson.OfPark(), "matches", command)).Code);
        var proposed = await app.PostAsync(park, "matches", command);
        Assert.Equal((HttpStatusCode.Created, "inModeration"), (proposed.Status, proposed["state"]));
        var queued = await app.GetAsync(Administrator, $"matches/{proposed.Id}");
        Assert.Equal(("曾为本园区提供服务", park.OrganizationName), (queued["note"], queued["suggestedBy"]));
        Assert.Contains(await app.FactsAsync<MatchesSuggested>(TestContext.Current.CancellationToken), f => f.Contains(proposed["id"], StringComparison.Ordinal));

        var again = await app.PostAsync(company, "matches", command with { note = "愿意承接" });
        Assert.Equal(proposed.Id, again.Id);
    }

    [Fact]
    public async Task The_same_key_proposes_once()
    {
        var (park, key) = (TestPerson.OfPark(), Guid.NewGuid());
        var profile = await app.ProfileAsync(TestPerson.OfCompany($"重复{Guid.NewGuid():n}公司"), Some.Words());
        var scenario = await app.ListAsync(park, Some.Words());
        await Eventually.Async(() => app.GetAsync(park, $"scenarios/{scenario.Id}/companies"), r => r.Status == HttpStatusCode.OK);
        var command = new { scenarioId = scenario.Id, profileId = profile.Id, note = "请对接" };
        var both = await Task.WhenAll(app.PostAsync(park, "matches", command, key: key), app.PostAsync(park, "matches", command, key: key));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created], both.Select(r => r.Status));
        Assert.True(JsonElement.DeepEquals(both[0].Body, both[1].Body));
    }

    [Fact]
    public async Task The_queue_is_searched_by_scenario_or_company_and_paged()
    {
        var (park, words) = (TestPerson.OfPark(), Some.Words());
        var names = Enumerable.Range(0, 3).Select(i => $"队列测试{i}{Guid.NewGuid().ToString("n")[..6]}公司").ToArray();
        foreach (var name in names)
        {
            await app.ProfileAsync(TestPerson.OfCompany(name), words);
        }

        var scenario = await app.ListAsync(park, words);
        await Eventually.Async(() => app.GetAsync(Administrator, $"matches?scenarioId={scenario.Id}"), r => r["total"] == "3");
        var first = await app.GetAsync(Administrator, $"matches?scenarioId={scenario.Id}&limit=2");
        var second = await app.GetAsync(Administrator, $"matches?scenarioId={scenario.Id}&limit=2&after={first["next"]}");
        var ids = first.Body.GetProperty("items").EnumerateArray().Concat(second.Body.GetProperty("items").EnumerateArray()).Select(m => m.GetProperty("id").GetGuid());
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal("1", (await app.GetAsync(Administrator, $"matches?q={names[1]}"))["total"]);
        var one = await app.GetAsync(Administrator, $"matches/{ids.First()}");
        Assert.Equal(2, one.Body.GetProperty("alternatives").GetArrayLength());
    }

    private async Task<Reply> SuggestedAsync()
    {
        var words = Some.Words();
        await app.ProfileAsync(TestPerson.OfCompany($"审核{Guid.NewGuid():n}公司"), words);
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        var match = await app.SuggestedAsync(scenario.Id, Administrator);
        await app.MatchedAsync();
        return await app.GetAsync(Administrator, $"matches/{match.Id}");
    }

    private Task<Reply> ModerateAsync(string decision, params (Reply Match, long Off)[] matches) => app.PostAsync(Administrator, "matches/moderate", new
    {
        decision,
        reason = "能力不符",
        matches = matches.Select(m => new { id = m.Match.Id, version = m.Match.Version + m.Off }),
    });
}
