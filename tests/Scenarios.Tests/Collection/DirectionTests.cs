using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Collection;

public class DirectionTests(ScenariosApp app)
{
    [Fact]
    public async Task A_years_directions_are_published_in_one_act_and_scenarios_name_them()
    {
        var administrator = TestPerson.Administrator();
        var names = new[] { $"方向{Guid.NewGuid():N}"[..20], $"方向{Guid.NewGuid():N}"[..20] };
        var drafts = new List<ScenariosApp.Answer>();
        foreach (var name in names)
        {
            drafts.Add((await app.PostAsync(administrator, "/directions", new { year = 2031, name, nameEn = "Quantum" })).Must(201));
        }

        Assert.Equal("direction.exists", (await app.PostAsync(administrator, "/directions", new { year = 2031, name = names[0] })).Must(409).Code);
        Assert.Empty((await app.GetAsync(null, "/directions?year=2031")).Body.EnumerateArray());
        var park = TestPerson.OfPark();
        var scenario = new { name = "量子通信", kind = "need", need = "需要量子密钥分发", directions = new[] { names[0] } };
        Assert.Equal("directions[0]", (await app.PostAsync(park, "/", scenario)).Must(400)["errors"][0].GetProperty("field").GetString());

        Assert.Equal(2, (await app.PostAsync(administrator, "/directions/years/2031/publish")).Must(200)["count"].GetInt32());
        Assert.Equal("direction.none", (await app.PostAsync(administrator, "/directions/years/2031/publish")).Must(409).Code);
        Assert.Equal(names, (await app.GetAsync(null, "/directions?year=2031")).Body[0].GetProperty("directions").EnumerateArray().Select(d => d.GetProperty("name").GetString()));
        Assert.Single((await app.FactsAsync<DirectionsPublished>(TestContext.Current.CancellationToken)), f => f.Contains(names[0], StringComparison.Ordinal));
        var created = (await app.PostAsync(park, "/", scenario)).Must(201);
        Assert.Equal(names[0], created["directions"][0].GetString());

        Assert.Equal("direction.name-fixed", (await app.PutAsync(administrator, $"/directions/{drafts[0].Id}", new { year = 2031, name = "改名" }, 2)).Must(409).Code);
        Assert.Equal(412, (await app.PostAsync(administrator, $"/directions/{drafts[0].Id}/retire", version: 1)).Status);
        (await app.PostAsync(administrator, $"/directions/{drafts[0].Id}/retire", version: 2)).Must(200);
        Assert.Single((await app.GetAsync(null, "/directions?year=2031")).Body[0].GetProperty("directions").EnumerateArray());

        // What names a direction keeps it; new content cannot name it.
        (await app.PutAsync(park, $"/{created.Id}", scenario, 1)).Must(200);
        (await app.PostAsync(park, "/", scenario)).Must(400);
    }
}
