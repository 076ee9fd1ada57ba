using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Schemes;

public class SchemeApiTests(BiddingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task Two_schemes_come_with_the_platform_and_everyone_reads_them()
    {
        var schemes = (await app.GetAsync(null, "/schemes")).EnumerateArray().ToList();
        Assert.Contains(schemes, s => s.GetProperty("name").GetString() == "标准办法" && s.GetProperty("isDefault").GetBoolean());
        var simple = schemes.Single(s => s.GetProperty("name").GetString() == "简易办法");
        var figures = simple.GetProperty("versions")[0].GetProperty("figures");
        Assert.Equal((3, "leastPublicMoney"), (figures.GetProperty("panelSize").GetInt32(), figures.GetProperty("tieRule").GetString()));
        Assert.Equal(100, figures.GetProperty("criteria").EnumerateArray().Sum(c => c.GetProperty("weight").GetDecimal()));
    }

    [Fact]
    public async Task A_scheme_is_drafted_published_changed_compared_and_retired()
    {
        var draft = await app.AskAsync(Administrator, HttpMethod.Post, "/schemes", Input(f => f["name"] = "试行办法"), expected: HttpStatusCode.Created);
        var path = $"/schemes/{draft.GetProperty("id").GetGuid()}";
        await app.GetAsync(TestPerson.OfPark(), path, HttpStatusCode.NotFound);
        await app.AskAsync(Administrator, HttpMethod.Post, $"{path}/publish", version: 1);
        await app.AskAsync(Administrator, HttpMethod.Put, path, Input(f => { f["name"] = "试行办法"; f["minimumBids"] = 3; }), 2);
        Assert.Equal(1, (await app.GetAsync(null, path)).GetProperty("versions").GetArrayLength());
        await app.GetAsync(null, $"{path}/diff?from=1&to=2", HttpStatusCode.NotFound);
        await app.AskAsync(Administrator, HttpMethod.Post, $"{path}/publish", version: 3);
        var change = Assert.Single((await app.GetAsync(null, $"{path}/diff?from=1&to=2")).EnumerateArray());
        Assert.Equal(("minimumBids", "1", "3"), (Text(change, "field"), Text(change, "before"), Text(change, "after")));
        var retired = await app.AskAsync(Administrator, HttpMethod.Post, $"{path}/retire", version: 4);
        Assert.Equal("retired", Text(retired, "state"));
        var kept = await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync("UPDATE scheme_version SET figures = '{}' WHERE state <> 'Draft'"));
        Assert.Contains("kept as it was", kept.MessageText);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_writes_schemes()
    {
        TestPerson?[] others = [null, TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Supervisor()];
        var id = await StandardAsync();
        foreach (var other in others)
        {
            foreach (var (method, path) in new[] { (HttpMethod.Post, "/schemes"), (HttpMethod.Put, $"/schemes/{id}"), (HttpMethod.Post, $"/schemes/{id}/publish"), (HttpMethod.Post, $"/schemes/{id}/retire"), (HttpMethod.Post, $"/schemes/{id}/default") })
            {
                using var refused = await app.SendAsync(other, method, path, Input(_ => { }), 1);
                Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{other?.OrganizationKind} {path} {refused.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Figures_out_of_range_and_weights_that_do_not_sum_are_all_named()
    {
        var ranges = await app.AskAsync(
            Administrator, HttpMethod.Post, "/schemes", Input(f => { f["noticeDays"] = 6; f["minimumBids"] = 0; f["name"] = "短"; }), expected: HttpStatusCode.BadRequest);
        Assert.Equal(["figures.minimumBids", "figures.name", "figures.noticeDays"], ranges.GetProperty("errors").EnumerateArray().Select(e => Text(e, "field")!).Order());
        var sums = await app.AskAsync(
            Administrator, HttpMethod.Post, "/schemes", Input(f => { f["criteria"]![0]!["weight"] = 34; f["panelSize"] = 6; }), expected: HttpStatusCode.BadRequest);
        Assert.Equal(["scheme.weights", "scheme.panel-odd"], sums.GetProperty("errors").EnumerateArray().Select(e => Text(e, "code")!));
    }

    [Fact]
    public async Task A_challenge_freezes_the_version_that_is_in_force_when_it_opens()
    {
        var draft = await app.AskAsync(Administrator, HttpMethod.Post, "/schemes", Input(f => f["name"] = "冻结办法"), expected: HttpStatusCode.Created);
        var (id, path) = (draft.GetProperty("id").GetGuid(), $"/schemes/{draft.GetProperty("id").GetGuid()}");
        var stage = new Stage(app);
        var input = Stage.Input(DateTimeOffset.UtcNow.AddDays(20));
        input["schemeId"] = id;
        var unknown = await app.AskAsync(stage.Park, HttpMethod.Post, "/challenges", input, expected: HttpStatusCode.BadRequest);
        Assert.Equal("scheme.unknown", Text(unknown.GetProperty("errors")[0], "code"));
        await app.AskAsync(Administrator, HttpMethod.Post, $"{path}/publish", version: 1);
        var challenge = await app.AskAsync(stage.Park, HttpMethod.Post, "/challenges", input, expected: HttpStatusCode.Created);
        var at = $"/challenges/{challenge.GetProperty("id").GetGuid()}";
        await app.AskAsync(Administrator, HttpMethod.Put, path, Input(f => { f["name"] = "冻结办法"; f["maximumMembers"] = 2; }), 2);
        await app.AskAsync(Administrator, HttpMethod.Post, $"{path}/publish", version: 3);
        await app.AskAsync(stage.Park.Colleague(), HttpMethod.Post, $"{at}/approve", version: 1);
        var open = await app.AskAsync(stage.Park, HttpMethod.Post, $"{at}/open", version: 2);
        Assert.Equal((2, 2), (open.GetProperty("scheme").GetProperty("source").GetProperty("number").GetInt32(), open.GetProperty("scheme").GetProperty("maximumMembers").GetInt32()));
        await app.AskAsync(Administrator, HttpMethod.Put, path, Input(f => { f["name"] = "冻结办法"; f["maximumMembers"] = 1; }), 4);
        await app.AskAsync(Administrator, HttpMethod.Post, $"{path}/publish", version: 5);
        Assert.Equal(2, (await app.GetAsync(null, at)).GetProperty("scheme").GetProperty("maximumMembers").GetInt32());
        input["schemeId"] = await StandardAsync();
        input["deadline"] = open.GetProperty("deadline").GetDateTimeOffset();
        Assert.Equal("challenge.scheme-fixed", Text(await app.AskAsync(stage.Park, HttpMethod.Put, at, input, 3, HttpStatusCode.Conflict), "code"));
    }

    private async Task<Guid> StandardAsync() =>
        (await app.GetAsync(null, "/schemes")).EnumerateArray().First(s => s.GetProperty("isDefault").GetBoolean()).GetProperty("id").GetGuid();

    private static object Input(Action<JsonNode> change)
    {
        var figures = JsonSerializer.SerializeToNode(new ScenarioHub.Bidding.Schemes.Scheme(), JsonSerializerOptions.Web)!;
        (figures["tieRule"], figures["sealing"]) = ("earliestSubmission", "escrow");
        foreach (var tranche in figures["tranches"]!.AsArray())
        {
            tranche!["base"] = "publicMoney";
        }

        change(figures);
        return new { figures, note = "测试" };
    }

    private static string? Text(JsonElement view, string name) => view.GetProperty(name).GetString();
}
