using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Scenarios;

public class ScenarioApiTests(ScenariosApp app)
{
    [Fact]
    public async Task Everything_that_is_written_is_read_again()
    {
        var park = TestPerson.OfPark();
        var input = new
        {
            name = "水质监测", kind = "opportunity", category = "cityServices", demandParty = "生态环境局", field = "智慧水务", need = "环湖水质监测", goals = "十分钟内发现",
            indicators = new[] { new { name = "准确率", target = "≥95", unit = "%", method = "第三方测试" } }, technologies = new[] { "AI", "人工智能", "物联网" }, regionCode = "340100",
            cooperation = "firstPurchase", investmentYuan = 12_000_000.5m, period = "12 个月", deadline = "2099-12-31T17:00:00+08:00", department = "科技局",
            policyReferences = new[] { "发改高技〔2020〕1409号" }, firstOfKind = true, sandbox = true, sourceUrl = "https://example.cn/a", sourceName = "某局",
        };
        var created = (await app.PostAsync(park, "/", input)).Must(201);
        var read = (await app.GetAsync(park, $"/{created.Id}")).Must(200);
        Assert.Matches("^CJ-20[0-9]{2}-[0-9]{6}$", read["number"].GetString());
        Assert.Equal(("opportunity", "cityServices", "firstPurchase", "draft"), (read["kind"].GetString(), read["category"].GetString(), read["cooperation"].GetString(), read.State));
        Assert.Equal(["人工智能", "物联网"], read["technologies"].EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(("安徽省", "合肥市", 12_000_000.5m), (read["province"].GetString(), read["city"].GetString(), read["investmentYuan"].GetDecimal()));
        Assert.Equal("第三方测试", read["indicators"][0].GetProperty("method").GetString());
        Assert.Equal(DateTimeOffset.Parse("2099-12-31T09:00:00Z", null), read["deadline"].GetDateTimeOffset());
        Assert.Equal((true, true), (read["firstOfKind"].GetBoolean(), read["sandbox"].GetBoolean()));
    }

    [Fact]
    public async Task A_wrong_shape_names_every_field_at_once()
    {
        var answer = (await app.PostAsync(TestPerson.OfPark(), "/", new { name = "", need = "x", investmentYuan = -1, sourceUrl = "www", policyReferences = new[] { "" } })).Must(400);
        Assert.Equal(
            ["investmentYuan", "kind", "name", "need", "policyReferences", "sourceUrl"],
            answer["errors"].EnumerateArray().Select(e => e.GetProperty("field").GetString()).Order());
        var places = (await app.PostAsync(TestPerson.OfPark(), "/", new { name = "名称", kind = "need", need = "需求", province = "火星", technologies = new[] { "魔法" }, registeredFields = new[] { "name" } })).Must(400);
        Assert.Equal(["province", "registeredFields", "technologies[0]"], places["errors"].EnumerateArray().Select(e => e.GetProperty("field").GetString()).Order());
    }

    [Fact]
    public async Task A_character_that_cannot_be_stored_is_refused_by_field()
    {
        var answer = (await app.PostAsync(TestPerson.OfPark(), "/", new { name = "水\0质", kind = "need", need = "需求" })).Must(400);
        Assert.Equal(("name", "field.malformed"), (answer["errors"][0].GetProperty("field").GetString(), answer["errors"][0].GetProperty("code").GetString()));
        Assert.Equal("request.character", (await app.GetAsync(null, "/catalogue?q=%00")).Must(400)["code"].GetString());
        Assert.Equal(0, (await app.GetAsync(null, "/catalogue?q=%EF%BF%BE")).Must(200)["total"].GetInt32());
    }

    [Fact]
    public async Task A_double_click_creates_one_scenario()
    {
        var park = TestPerson.OfPark();
        var key = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.PostAsync(park, "/", new { name = "水质监测", kind = "need", need = "需求" }, key: key)));
        Assert.Single(answers.Select(a => a.Must(201).Id).Distinct());
        Assert.Equal(1, (await app.GetAsync(park, "/mine"))["total"].GetInt32());
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_seen()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        var content = new { name = "新的名称", kind = "need", need = "需求" };
        Assert.Equal("version.required", (await app.SendAsync(park, HttpMethod.Put, $"/{draft.Id}", content)).Must(428).Code);
        (await app.PutAsync(park, $"/{draft.Id}", content, 1)).Must(200);
        Assert.Equal("version.stale", (await app.PutAsync(park, $"/{draft.Id}", content, 1)).Must(412).Code);
    }

    [Fact]
    public async Task Someone_elses_id_is_answered_like_a_missing_one_by_every_act()
    {
        var draft = await app.DraftAsync(TestPerson.OfPark());
        var stranger = TestPerson.OfPark();
        var missing = Guid.CreateVersion7();
        var content = new { name = "新的名称", kind = "need", need = "需求" };
        foreach (var id in new[] { draft.Id, missing })
        {
            Assert.Equal(404, (await app.GetAsync(stranger, $"/{id}")).Status);
            Assert.Equal(404, (await app.PutAsync(stranger, $"/{id}", content, 1)).Status);
            Assert.Equal(404, (await app.PostAsync(stranger, $"/{id}/submit", version: 1)).Status);
            Assert.Equal(404, (await app.PostAsync(stranger, $"/{id}/withdraw", new { reason = "原因" }, 1)).Status);
            Assert.Equal(404, (await app.PostAsync(stranger, "/submit", new { scenarios = new[] { new { id, version = 1 } } })).Status);
            Assert.Equal(404, (await app.PostAsync(TestPerson.Administrator(), $"/{id}/approve", version: 1)).Status);
            Assert.Equal(404, (await app.PostAsync(TestPerson.Administrator(), $"/{id}/return", new { reasons = new { need = "原因" } }, 1)).Status);
        }
    }

    [Fact]
    public async Task Who_works_on_a_scenario_sees_it_when_it_is_time()
    {
        var park = TestPerson.OfPark();
        TestPerson[] readers = [park.Colleague(), TestPerson.Administrator(), TestPerson.Supervisor(), TestPerson.OfPark(), TestPerson.OfCompany()];
        var id = (await app.DraftAsync(park)).Id;
        Assert.Equal("200, 404, 404, 404, 404", await StatusesAsync());
        (await app.PostAsync(park, $"/{id}/submit", version: 1)).Must(200);
        Assert.Equal("200, 200, 404, 404, 404", await StatusesAsync());
        (await app.PostAsync(TestPerson.Administrator(), $"/{id}/approve", version: 2)).Must(200);
        await app.PublishAsync(park, [id]);
        Assert.Equal("200, 200, 200, 404, 404", await StatusesAsync());

        async Task<string> StatusesAsync() => string.Join(", ", await Task.WhenAll(readers.Select(async reader => (await app.GetAsync(reader, $"/{id}")).Status)));
    }

    [Fact]
    public async Task Rebuilding_tells_every_public_scenario_again_and_no_other()
    {
        var park = TestPerson.OfPark();
        var listed = (await app.ListedAsync(park, new { name = "已发布", kind = "need", need = "需求" })).Single();
        var draft = await app.DraftAsync(park);
        var ct = TestContext.Current.CancellationToken;
        Assert.True(await Rebuild.RunAsync(app.Services, ct) > 0);
        var facts = await app.FactsAsync<Contracts.Scenarios.ScenarioListed>(ct);
        Assert.Equal(2, facts.Count(f => f.Contains(listed.ToString(), StringComparison.Ordinal)));
        Assert.DoesNotContain(facts, f => f.Contains(draft.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reference_tables_and_the_registry_of_parks_are_open()
    {
        Assert.Equal(34, (await app.GetAsync(null, "/reference/regions")).Must(200).Body.GetArrayLength());
        Assert.Contains("合肥市", (await app.GetAsync(null, "/reference/regions?parent=340000")).Body.EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        Assert.Equal(314, (await app.GetAsync(null, "/reference/technologies")).Must(200).Body.GetArrayLength());
        Assert.Equal(20, (await app.GetAsync(null, "/reference/industries")).Must(200).Body.GetArrayLength());
        var parks = (await app.GetAsync(null, "/parks?province=安徽&limit=3")).Must(200);
        Assert.Equal(3, parks["items"].GetArrayLength());
        var next = (await app.GetAsync(null, $"/parks?province=安徽&limit=100&after={parks["next"].GetString()}")).Must(200);
        Assert.Equal(parks["total"].GetInt32() - 3, next["items"].GetArrayLength());
        Assert.Equal(179, (await app.GetAsync(null, "/parks"))["total"].GetInt32());
        Assert.Equal(1, (await app.GetAsync(null, "/parks?q=合肥高新"))["total"].GetInt32());
        Assert.Equal(404, (await app.GetAsync(null, $"/parks/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public void Searching_never_reads_a_field_that_can_be_hidden() =>
        Assert.Empty(Visibility.Hideable.Intersect(["name", "field", "technologies", "need", "province", "city"]));
}
