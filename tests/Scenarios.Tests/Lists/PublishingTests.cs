using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Lists;

/// <summary>Publishing is one act: a thousand at once, all or nothing, at its hour, once.</summary>
public class PublishingTests(ScenariosApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_scenarios_are_published_in_one_act_and_a_connection_that_dies_in_the_middle_leaves_nothing_behind()
    {
        var park = TestPerson.OfPark();
        var ids = await ManyAsync(park, 1000);
        var list = (await app.PostAsync(park, "/lists", new { title = "千个场景", scenarioIds = ids })).Must(201);
        var facts = await FactsOfAsync(list.Id);

        await using (var holder = new NpgsqlConnection(app.ConnectionString))
        {
            // Whoever holds the snapshot's key stops the publication at its last statement, when all scenarios have been changed.
            await holder.OpenAsync(Ct);
            await using var transaction = await holder.BeginTransactionAsync(Ct);
            await ExecuteAsync(holder, $"INSERT INTO list_snapshot (list_id, body, sha256) VALUES ('{list.Id}', '', '')");
            var publishing = app.PostAsync(park, $"/lists/{list.Id}/publish", version: 1);
            var victim = await Eventually.Async(() => BlockedByAsync(holder.ProcessID), pid => pid is not null);
            await using var killer = new NpgsqlConnection(app.ConnectionString);
            await killer.OpenAsync(Ct);
            await ExecuteAsync(killer, $"SELECT pg_terminate_backend({victim})");
            Assert.NotEqual(200, (await publishing).Status);
            await transaction.RollbackAsync(Ct);
        }

        Assert.Equal("drafting", (await app.GetAsync(park, $"/lists/{list.Id}")).Must(200).State);
        Assert.Equal(0, (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32());
        Assert.Equal(facts, await FactsOfAsync(list.Id));
        Assert.Equal(1000, (await app.GetAsync(park, "/mine?state=approved")).Must(200)["total"].GetInt32());

        var clock = Stopwatch.StartNew();
        (await app.PostAsync(park, $"/lists/{list.Id}/publish", version: 1)).Must(200);
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 scenarios were published in {clock.Elapsed.TotalSeconds:F2} s, request and answer");
        Assert.Equal(1000, (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32());

        // One of each scenario, one of the list, and what is searched in parts of 200.
        Assert.Equal(facts + 1000 + 1 + 5, await FactsOfAsync(list.Id));
        Assert.Equal(1000, (await SnapshotAsync(list.Id)).GetProperty("scenarios").GetArrayLength());
    }

    [Fact]
    public async Task A_list_is_published_at_its_hour_once_however_many_replicas_look()
    {
        var park = TestPerson.OfPark();
        var ids = (await app.ApprovedAsync(park, new { name = "定时场景", kind = "need", need = "需求" })).Select(a => a.Id).ToList();
        var list = (await app.PostAsync(park, "/lists", new { title = "定时清单", scenarioIds = ids })).Must(201);
        Assert.Equal("list.schedule-past", (await app.PostAsync(park, $"/lists/{list.Id}/schedule", new { publishAt = DateTimeOffset.UtcNow.AddMinutes(-1) }, 1)).Must(409).Code);
        Assert.Equal("scheduled", (await app.PostAsync(park, $"/lists/{list.Id}/schedule", new { publishAt = DateTimeOffset.UtcNow.AddDays(1) }, 1)).Must(200).State);
        Assert.Equal("list.scheduled", (await app.PutAsync(park, $"/lists/{list.Id}", new { title = "改名", scenarioIds = ids }, 2)).Must(409).Code);
        Assert.Equal(404, (await app.GetAsync(null, $"/lists/{list.Id}")).Status);

        await DueAsync(list.Id);
        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ScheduleSweep.PublishNextAsync(scopes, json, new(), Ct)));
        await Eventually.Async(async () => (await app.GetAsync(null, $"/lists/{list.Id}")).Status, status => status == 200);
        Assert.Equal("published", (await app.GetAsync(null, $"/lists/{list.Id}")).State);
        Assert.Single(await app.FactsAsync<ListPublished>(Ct), fact => fact.Contains(list.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_cannot_be_published_at_its_hour_is_a_draft_again_and_its_park_is_told_why()
    {
        var park = TestPerson.OfPark();
        var ids = (await app.ApprovedAsync(park, new { name = "先撤回", kind = "need", need = "需求" }, new { name = "留下", kind = "need", need = "需求" })).Select(a => a.Id).ToList();
        var list = (await app.PostAsync(park, "/lists", new { title = "落空清单", scenarioIds = ids })).Must(201);
        (await app.PostAsync(park, $"/lists/{list.Id}/schedule", new { publishAt = DateTimeOffset.UtcNow.AddDays(1) }, 1)).Must(200);
        (await app.PostAsync(park, $"/{ids[0]}/withdraw", new { reason = "不再需要" }, 3)).Must(200);
        await DueAsync(list.Id);
        var failed = await Eventually.Async(() => app.GetAsync(park, $"/lists/{list.Id}"), answer => answer.State == "drafting");
        Assert.Equal("list.not-approved", failed["scheduleProblem"].GetString());
        Assert.Single(await app.FactsAsync<ListScheduleFailed>(Ct), fact => fact.Contains(list.Id.ToString(), StringComparison.Ordinal));
        Assert.Equal(0, (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32());
    }

    [Fact]
    public async Task A_newer_list_takes_the_place_of_an_older_one_whose_scenarios_and_snapshot_stay()
    {
        var park = TestPerson.OfPark();
        var old = await app.PublishAsync(park, (await app.ApprovedAsync(park, new { name = "旧场景", kind = "need", need = "需求" })).Select(a => a.Id), "第一版");
        var before = await SnapshotAsync(old.Id);
        var ids = (await app.ApprovedAsync(park, new { name = "新场景", kind = "need", need = "需求" })).Select(a => a.Id).ToList();
        Assert.Equal("list.superseded-unknown", (await app.PostAsync(TestPerson.OfPark(), "/lists", new { title = "他园", scenarioIds = Array.Empty<Guid>(), supersedesId = old.Id }))
            .Must(400)["errors"][0].GetProperty("code").GetString());
        var newer = (await app.PostAsync(park, "/lists", new { title = "第二版", scenarioIds = ids, supersedesId = old.Id })).Must(201);
        (await app.PostAsync(park, $"/lists/{newer.Id}/publish", version: 1)).Must(200);
        var seen = (await app.GetAsync(null, $"/lists/{old.Id}")).Must(200);
        Assert.Equal("superseded", seen.State);
        Assert.Equal(newer.Id, seen["supersededBy"].GetProperty("id").GetGuid());
        Assert.Equal(old.Id, (await app.GetAsync(null, $"/lists/{newer.Id}"))["supersedes"].GetProperty("id").GetGuid());
        Assert.Single(seen["scenarios"].EnumerateArray());
        Assert.Equal(before.ToString(), (await SnapshotAsync(old.Id)).ToString());
        Assert.Equal([newer.Id], (await app.GetAsync(null, $"/lists?ownerId={park.OrganizationId}"))["items"].EnumerateArray().Select(l => l.GetProperty("id").GetGuid()));
        Assert.Equal([old.Id], (await app.GetAsync(null, $"/lists?ownerId={park.OrganizationId}&state=superseded"))["items"].EnumerateArray().Select(l => l.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task The_preview_shows_a_draft_as_a_stranger_will_see_it()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ApprovedAsync(park, new { name = "内部投资", kind = "need", need = "需求", investmentYuan = 5_000_000, registeredFields = new[] { "investmentYuan" } })).Single().Id;
        var list = (await app.PostAsync(park, "/lists", new { title = "预览清单", scenarioIds = new[] { id } })).Must(201);
        Assert.True((await app.GetAsync(park, $"/lists/{list.Id}"))["scenarios"][0].TryGetProperty("investmentYuan", out _));
        Assert.False((await app.GetAsync(park, $"/lists/{list.Id}/preview")).Must(200)["scenarios"][0].TryGetProperty("investmentYuan", out _));
        Assert.Equal(404, (await app.GetAsync(TestPerson.OfPark(), $"/lists/{list.Id}/preview")).Status);
    }

    private async Task<List<Guid>> ManyAsync(TestPerson park, int count)
    {
        var rows = string.Join('\n', Enumerable.Range(1, count).Select(i => $"场景{i},对第{i}处水域开展水质监测"));
        var ids = (await app.ImportAsync(park, "a.csv", "名称,需求\n" + rows)).Must(200)["scenarioIds"].EnumerateArray().Select(id => id.GetGuid()).ToList();
        await app.ApproveAsync(park, ids);
        return ids;
    }

    private async Task<JsonElement> SnapshotAsync(Guid list) => (await app.GetAsync(null, $"/lists/{list}/snapshot.json")).Must(200).Body;

    /// <summary>How many facts tell of the list or of one of its scenarios.</summary>
    private Task<long> FactsOfAsync(Guid list) => ScalarAsync<long>(
        $"SELECT count(*) FROM outbox WHERE body->>'listId' = '{list}' AND type LIKE '%List%'");

    private Task<int?> BlockedByAsync(int pid) =>
        ScalarAsync<int?>($"SELECT pid FROM pg_stat_activity WHERE {pid} = ANY (pg_blocking_pids(pid)) LIMIT 1");

    private Task DueAsync(Guid list) => ScalarAsync<int?>($"UPDATE list SET scheduled_at = clock_timestamp() WHERE id = '{list}' RETURNING 1");

    private async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct) is T value ? value : default;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
