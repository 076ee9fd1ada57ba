using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Catalogue;

public class InterestTests(ScenariosApp app)
{
    [Fact]
    public async Task A_search_is_kept_in_its_normal_form_told_renamed_and_removed()
    {
        var person = TestPerson.OfCompany();
        var kept = (await app.PostAsync(person, "/searches", new { name = " 水质 ", filter = new { q = "  水质   监测 ", technology = new[] { "AI" }, province = new[] { "四川" } } })).Must(201);
        Assert.Equal(("水质", "province=四川省&q=水质 监测&technology=人工智能"), (kept["name"].GetString(), Uri.UnescapeDataString(kept["filter"].GetString()!)));
        var again = await app.PostAsync(person, "/searches", new { name = "又一个", filter = new { q = "水质 监测", technology = new[] { "人工智能" }, province = new[] { "四川省" } } });
        Assert.Equal((409, "search.kept"), (again.Status, again.Code));
        var renamed = (await app.PutAsync(person, $"/searches/{kept.Id}", new { name = "新名" }, kept.Version)).Must(200);
        Assert.Equal(412, (await app.PutAsync(person, $"/searches/{kept.Id}", new { name = "旧版" }, kept.Version)).Status);
        Assert.Equal("新名", (await app.GetAsync(person, "/searches")).Must(200).Body[0].GetProperty("name").GetString());
        (await app.SendAsync(person, HttpMethod.Delete, $"/searches/{kept.Id}", version: renamed.Version)).Must(204);
        Assert.Equal(0, (await app.GetAsync(person, "/searches")).Must(200).Body.GetArrayLength());
        Assert.Equal(2, (await app.FactsAsync<SearchSaved>(TestContext.Current.CancellationToken)).Count(f => f.Contains(kept.Id.ToString(), StringComparison.Ordinal)));
        Assert.Single(await app.FactsAsync<SearchRemoved>(TestContext.Current.CancellationToken), f => f.Contains(kept.Id.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", 409, "search.empty")]
    [InlineData("""{"kind":["magic"]}""", 400, "invalid")]
    public async Task A_search_for_nothing_or_for_what_does_not_exist_is_not_kept(string filter, int status, string code)
    {
        var answer = await app.PostAsync(TestPerson.OfCompany(), "/searches", new { name = "检索", filter = System.Text.Json.Nodes.JsonNode.Parse(filter) });
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Searches_and_follows_are_each_persons_own()
    {
        var (mine, other) = (TestPerson.OfCompany(), TestPerson.OfCompany());
        var kept = (await app.PostAsync(mine, "/searches", new { name = "检索", filter = new { q = "水质" } })).Must(201);
        Assert.Equal(0, (await app.GetAsync(other, "/searches")).Must(200).Body.GetArrayLength());
        Assert.Equal(404, (await app.PutAsync(other, $"/searches/{kept.Id}", new { name = "别人" }, 1)).Status);
        Assert.Equal(404, (await app.SendAsync(other, HttpMethod.Delete, $"/searches/{kept.Id}", version: 1)).Status);
        foreach (var path in new[] { "/searches", "/follows" })
        {
            Assert.Equal(401, (await app.GetAsync(null, path)).Status);
        }

        Assert.Equal(401, (await app.PostAsync(null, "/searches", new { name = "检索", filter = new { q = "水质" } })).Status);
        Assert.Equal(401, (await app.SendAsync(null, HttpMethod.Put, $"/follows/park/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task A_scenario_is_followed_once_and_only_where_it_may_be_seen()
    {
        var (park, person) = (TestPerson.OfPark(), TestPerson.OfCompany());
        var listed = (await app.ListedAsync(park, new { name = "公开场景", kind = "need", need = "需求" }))[0];
        var draft = await app.DraftAsync(park);
        (await app.SendAsync(person, HttpMethod.Put, $"/follows/scenario/{listed}")).Must(204);
        (await app.SendAsync(person, HttpMethod.Put, $"/follows/scenario/{listed}")).Must(204);
        Assert.Equal(404, (await app.SendAsync(person, HttpMethod.Put, $"/follows/scenario/{draft.Id}")).Status);
        Assert.Equal(404, (await app.SendAsync(person, HttpMethod.Put, $"/follows/park/{Guid.NewGuid()}")).Status);
        Assert.Equal(404, (await app.SendAsync(person, HttpMethod.Put, "/follows/direction/不存在")).Status);
        Assert.Equal(400, (await app.SendAsync(person, HttpMethod.Put, "/follows/planet/1")).Status);
        var follow = Assert.Single((await app.GetAsync(person, "/follows")).Must(200).Body.EnumerateArray());
        Assert.Equal(("scenario", "公开场景"), (follow.GetProperty("kind").GetString(), follow.GetProperty("label").GetString()));
        (await app.SendAsync(person, HttpMethod.Delete, $"/follows/scenario/{listed}")).Must(204);
        Assert.Equal(0, (await app.GetAsync(person, "/follows")).Must(200).Body.GetArrayLength());
        Assert.Single(await app.FactsAsync<Followed>(TestContext.Current.CancellationToken), f => f.Contains(listed.ToString(), StringComparison.Ordinal));
        Assert.Single(await app.FactsAsync<Unfollowed>(TestContext.Current.CancellationToken), f => f.Contains(listed.ToString(), StringComparison.Ordinal));
    }
}
