using System.Text;
using System.Text.Json.Nodes;
using ScenarioHub.Demo;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.System.Tests;

/// <summary>Something is killed the moment a list has been published, and is started again by the orchestrator: nothing lost, nothing doubled.</summary>
public class FaultTests(WholeHub whole)
{
    private const int Scenarios = 40;

    [Theory]
    [InlineData("scenarios")]
    [InlineData("notifications")]
    [InlineData("matchmaking")]
    [InlineData("messaging")]
    [InlineData("postgres")]
    public async Task Killing_it_after_a_publication_loses_nothing_and_doubles_nothing(string victim)
    {
        var starts = whole.Hub.Starts(victim);
        var list = await DraftListAsync($"{victim}-{Guid.NewGuid():n}"[..24]);
        var park = await whole.SignInAsync("park");
        var published = await park.ActAsync($"/api/scenarios/lists/{list["id"]}/publish", list);
        await whole.Hub.KillAsync(victim);
        await Eventually.Async(() => Task.FromResult(whole.Hub.Starts(victim)), now => now > starts, seconds: 60);

        var ids = published["scenarios"]!.AsArray().Select(s => (Guid)s!["id"]!).ToArray();
        await CountsAsync("matchmaking", "SELECT count(*) FROM scenario WHERE listed AND id = ANY($1)", ids.Length, ids);
        await CountsAsync("bidding", "SELECT count(*) FROM listed_scenario WHERE id = ANY($1)", ids.Length, ids);
        var link = $"/lists/{published["id"]}";
        var readers = await whole.Hub.CountAsync("notifications", Readers);
        await CountsAsync("notifications", "SELECT count(*) FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE n.template = 'list.published' AND n.link = $1", readers, link);
        await CountsAsync("scenarios", "SELECT count(*) FROM outbox WHERE sent_at IS NULL", 0);
        Assert.Equal(1, await whole.Hub.CountAsync("notifications", "SELECT count(*) FROM notice WHERE template = 'list.published' AND link = $1", link));
        await NoDeadLettersAsync();
    }

    /// <summary>All who hear of a list: members of verified companies, agencies and funders, and the park's own.</summary>
    private const string Readers =
        """
        SELECT count(*) FROM member m JOIN organization o ON o.id = m.organization_id
        WHERE m.active AND o.state = 'verified' AND (o.kind IN ('company', 'agency', 'funder') OR o.name = '演示高新区')
        """;

    private Task CountsAsync(string service, string sql, long expected, params object[] values) =>
        Eventually.Async(() => CountOrNothingAsync(service, sql, values), count => count == expected, seconds: 90);

    /// <summary>The database may be the one that is down.</summary>
    private async Task<long> CountOrNothingAsync(string service, string sql, object[] values)
    {
        try
        {
            return await whole.Hub.CountAsync(service, sql, values);
        }
        catch (Npgsql.NpgsqlException)
        {
            return -1;
        }
    }

    private async Task<JsonNode> DraftListAsync(string name)
    {
        var park = await whole.SignInAsync("park");
        var administrator = await whole.SignInAsync("administrator");
        var table = new StringBuilder("name,need,city,province\n");
        for (var i = 0; i < Scenarios; i++)
        {
            table.Append(null, $"{name} 第 {i} 号场景,桥梁健康监测与预警第 {i} 期,成都,四川\n");
        }

        var import = await park.UploadAsync("/api/scenarios/imports", "faults.csv", Encoding.UTF8.GetBytes(table.ToString()));
        var ids = import["scenarioIds"]!.AsArray().Select(id => (Guid)id!).ToList();
        await park.CreateAsync("/api/scenarios/submit", new { scenarios = ids.Select(id => new { id, version = 1 }) });
        await administrator.CreateAsync("/api/scenarios/moderation/approve", new { scenarios = ids.Select(id => new { id, version = 2 }), confirm = ids.Count });
        return await park.CreateAsync("/api/scenarios/lists", new { title = name, scenarioIds = ids });
    }

    private async Task NoDeadLettersAsync()
    {
        await Eventually.Async(whole.Hub.IsHealthyAsync, healthy => healthy, seconds: 60);
        var administrator = await whole.SignInAsync("administrator");
        foreach (var service in new[] { "scenarios", "bidding", "matchmaking", "notifications" })
        {
            var state = await administrator.GetAsync($"/api/{service}/operations/messaging");
            Assert.All(state["queues"]!.AsArray(), queue => Assert.Equal(0, (long)queue!["dead"]!));
        }
    }
}
