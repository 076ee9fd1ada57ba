using System.Text.Json;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests;

public class MainJobTests(ScenariosApp app)
{
    [Fact]
    public async Task The_real_scenarios_are_imported_approved_published_and_found()
    {
        var park = TestPerson.OfPark("合肥高新区");
        var import = (await app.ImportAsync(park, "scenarios.jsonl", Sample.Scenarios)).Must(200);
        Assert.Equal(102, import["created"].GetInt32());
        var ids = import["scenarioIds"].EnumerateArray().Select(id => id.GetGuid()).ToList();
        Assert.Equal(102, ids.Distinct().Count());

        var first = (await app.GetAsync(park, $"/{ids[0]}")).Must(200);
        Assert.Equal("交通出行数据分析大模型设计场景", first["name"].GetString());
        Assert.Equal("陕西省", first["province"].GetString());
        Assert.Equal("西安市", first["city"].GetString());
        Assert.Equal("610100", first["regionCode"].GetString());
        Assert.Equal("西安市数据局《2024年第一批信息化项目场景机会清单》（2024-07）", first["sourceName"].GetString());
        Assert.Contains("人工智能", first["technologies"].EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(404, (await app.GetAsync(null, $"/catalogue/{ids[0]}")).Status);

        await app.ApproveAsync(park, ids);
        Assert.Equal(404, (await app.GetAsync(null, $"/catalogue/{ids[0]}")).Status);
        var list = await app.PublishAsync(park, ids, "真实场景清单");
        Assert.Matches("^QD-20[0-9]{2}-[0-9]{6}$", list["number"].GetString());
        Assert.Equal(102, list["scenarios"].GetArrayLength());

        Assert.Equal("listed", (await app.GetAsync(null, $"/catalogue/{ids[0]}")).Must(200).State);
        var found = (await app.GetAsync(null, $"/catalogue?q=水质监测&ownerId={park.OrganizationId}")).Must(200);
        Assert.Equal("水质监测应用场景", found["items"][0].GetProperty("name").GetString());
        Assert.Contains("<mark>水质监测</mark>", found["items"][0].GetProperty("highlight").GetString());

        var facts = (await app.FactsAsync<ScenarioListed>(TestContext.Current.CancellationToken))
            .Select(f => JsonSerializer.Deserialize<ScenarioListed>(f, JsonSerializerOptions.Web)!).Where(f => f.ListId == list.Id).ToList();
        Assert.Equal(ids.Order(), facts.Select(f => f.Scenario.Id).Order());
        Assert.All(facts, f => Assert.Equal(4, f.Version));
        var published = (await app.FactsAsync<ListPublished>(TestContext.Current.CancellationToken)).Where(f => f.Contains(list.Id.ToString(), StringComparison.Ordinal));
        Assert.Contains("\"scenarioCount\": 102", Assert.Single(published));
    }
}
