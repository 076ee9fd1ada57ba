using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Lists;

public class ListTests(ScenariosApp app)
{
    [Fact]
    public async Task A_list_of_100_scenarios_is_published_in_a_dozen_round_trips_to_the_database()
    {
        var park = TestPerson.OfPark();
        var rows = string.Join('\n', Enumerable.Range(1, 100).Select(i => $"场景{i},对第{i}处水域开展水质监测"));
        var ids = (await app.ImportAsync(park, "a.csv", "名称,需求\n" + rows)).Must(200)["scenarioIds"].EnumerateArray().Select(id => id.GetGuid()).ToList();
        await app.ApproveAsync(park, ids);
        var list = (await app.PostAsync(park, "/lists", new { title = "百个场景", scenarioIds = ids })).Must(201);

        var trace = ActivityTraceId.CreateRandom();
        var trips = new ConcurrentBag<TimeSpan>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                {
                    trips.Add(activity.Duration);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var client = app.As(park);
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        client.DefaultRequestHeaders.IfMatch.Add(new("\"1\""));
        var answer = await client.PostAsync($"/api/scenarios/lists/{list.Id}/publish", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        TestContext.Current.TestOutputHelper?.WriteLine($"{trips.Count} round trips, {trips.Sum(t => t.TotalMilliseconds):F0} ms of database work");
        Assert.InRange(trips.Count, 5, 12);
        Assert.Equal(100, (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32());
    }

    [Fact]
    public async Task A_published_list_keeps_a_snapshot_that_never_changes()
    {
        var park = TestPerson.OfPark();
        var ids = (await app.ApprovedAsync(park, new { name = "水质监测", kind = "need", need = "需求", department = "科技局", registeredFields = new[] { "department" } })).Select(a => a.Id).ToList();
        var list = await app.PublishAsync(park, ids);
        using var client = app.As(null);
        var ct = TestContext.Current.CancellationToken;
        var response = await client.GetAsync($"/api/scenarios/lists/{list.Id}/snapshot.json", ct);
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"", response.Headers.ETag!.Tag);
        var snapshot = JsonDocument.Parse(body).RootElement;
        Assert.Equal(list["number"].GetString(), snapshot.GetProperty("number").GetString());
        Assert.Equal("水质监测", snapshot.GetProperty("scenarios")[0].GetProperty("name").GetString());
        Assert.False(snapshot.GetProperty("scenarios")[0].TryGetProperty("department", out _));

        (await app.PostAsync(park, $"/{ids[0]}/withdraw", new { reason = "不再需要" }, 4)).Must(200);
        Assert.Equal(body, await client.GetByteArrayAsync($"/api/scenarios/lists/{list.Id}/snapshot.json", ct));
        Assert.Empty((await app.GetAsync(null, $"/lists/{list.Id}"))["scenarios"].EnumerateArray());
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(ct);
        await using var tamper = new NpgsqlCommand("UPDATE list_snapshot SET body = ''", connection);
        await Assert.ThrowsAsync<PostgresException>(() => tamper.ExecuteNonQueryAsync(ct));
    }

    [Fact]
    public async Task A_list_takes_only_own_approved_scenarios_that_are_in_no_other_list()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        var other = await app.DraftAsync(TestPerson.OfPark());
        var approved = (await app.ApprovedAsync(park, new { name = "已通过", kind = "need", need = "需求" })).Single();
        Assert.Equal("list.not-approved", (await CreateAsync(park, draft.Id)).Must(409).Code);
        Assert.Equal("list.unknown", (await CreateAsync(park, other.Id)).Must(400)["errors"][0].GetProperty("code").GetString());
        Assert.Equal("list.repeated", (await CreateAsync(park, approved.Id, approved.Id)).Must(400)["errors"][0].GetProperty("code").GetString());
        (await CreateAsync(park, approved.Id)).Must(201);
        Assert.Equal("list.taken", (await CreateAsync(park, approved.Id)).Must(409).Code);
    }

    [Fact]
    public async Task Two_lists_that_take_the_same_scenario_at_once_end_with_one()
    {
        var park = TestPerson.OfPark();
        var approved = (await app.ApprovedAsync(park, new { name = "已通过", kind = "need", need = "需求" })).Single();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CreateAsync(park, approved.Id)));
        Assert.Equal([201, 409, 409, 409], answers.Select(a => a.Status).Order());
        Assert.All(answers.Where(a => a.Status == 409), a => Assert.Equal("list.taken", a.Code));
    }

    [Fact]
    public async Task A_draft_list_can_be_reordered_and_emptied_but_not_published_empty()
    {
        var park = TestPerson.OfPark();
        var ids = (await app.ApprovedAsync(park, new { name = "甲场景", kind = "need", need = "需求" }, new { name = "乙场景", kind = "need", need = "需求" })).Select(a => a.Id).ToList();
        var list = (await CreateAsync(park, [.. ids])).Must(201);
        Assert.Equal(404, (await app.GetAsync(null, $"/lists/{list.Id}")).Status);
        var turned = (await app.PutAsync(park, $"/lists/{list.Id}", new { title = "倒序清单", scenarioIds = new[] { ids[1], ids[0] } }, 1)).Must(200);
        Assert.Equal([ids[1], ids[0]], turned["scenarios"].EnumerateArray().Select(s => s.GetProperty("id").GetGuid()));
        Assert.Equal(412, (await app.PutAsync(park, $"/lists/{list.Id}", new { title = "旧版本", scenarioIds = ids }, 1)).Status);
        (await app.PutAsync(park, $"/lists/{list.Id}", new { title = "空清单", scenarioIds = Array.Empty<Guid>() }, 2)).Must(200);
        Assert.Equal("list.empty", (await app.PostAsync(park, $"/lists/{list.Id}/publish", version: 3)).Must(409).Code);
        Assert.Equal("drafting", (await app.GetAsync(park, $"/lists/{list.Id}")).State);
    }

    [Fact]
    public async Task A_double_click_publishes_once()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ApprovedAsync(park, new { name = "已通过", kind = "need", need = "需求" })).Single().Id;
        var list = (await CreateAsync(park, id)).Must(201);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.PostAsync(park, $"/lists/{list.Id}/publish", version: 1)));
        Assert.Equal([200, 412, 412], answers.Select(a => a.Status).Order());
        Assert.Equal("list.published", (await app.PostAsync(park, $"/lists/{list.Id}/publish", version: 2)).Must(409).Code);
        Assert.Equal("list.published", (await app.PutAsync(park, $"/lists/{list.Id}", new { title = "改名", scenarioIds = Array.Empty<Guid>() }, 2)).Must(409).Code);
    }

    [Fact]
    public async Task A_suspended_park_cannot_publish()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ApprovedAsync(park, new { name = "已通过", kind = "need", need = "需求" })).Single().Id;
        var list = (await CreateAsync(park, id)).Must(201);
        await app.PublishAsync(new OrganizationChanged(park.OrganizationId, 3, "park", park.OrganizationName, "", "340100", "suspended", null, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.WithDbAsync(async db => (await db.Organizations.FindAsync(park.OrganizationId))?.State), state => state == "suspended");
        Assert.Equal("park.not-verified", (await app.PostAsync(park, $"/lists/{list.Id}/publish", version: 1)).Must(409).Code);
        Assert.Equal("approved", (await app.GetAsync(park, $"/{id}")).State);
    }

    [Fact]
    public async Task Published_lists_are_found_by_title_and_drafts_are_not()
    {
        var park = TestPerson.OfPark();
        var ids = (await app.ApprovedAsync(park, new { name = "甲场景", kind = "need", need = "需求" }, new { name = "乙场景", kind = "need", need = "需求" })).Select(a => a.Id).ToList();
        var published = await app.PublishAsync(park, ids[..1], "低空经济清单");
        (await app.PostAsync(park, "/lists", new { title = "低空经济草稿", scenarioIds = ids[1..] })).Must(201);
        var found = (await app.GetAsync(null, $"/lists?ownerId={park.OrganizationId}&q=低空經濟")).Must(200);
        Assert.Equal(published.Id, Assert.Single(found["items"].EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(2, (await app.GetAsync(park, "/lists/mine"))["total"].GetInt32());
        Assert.Equal(1, (await app.GetAsync(park, "/lists/mine?state=drafting"))["total"].GetInt32());
    }

    private Task<ScenariosApp.Answer> CreateAsync(TestPerson park, params Guid[] ids) => app.PostAsync(park, "/lists", new { title = "场景清单", scenarioIds = ids });
}
