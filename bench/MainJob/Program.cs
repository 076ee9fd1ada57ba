using System.Diagnostics;
using System.Text;
using Npgsql;
using ScenarioHub.Demo;

// How long after the click a published list of 100 scenarios is in the catalogue, matched and notified, on the hub that runs here.
// ScenarioHub.Bench.MainJob [--url http://localhost:8080] [--rounds 3]; HUB_DEMO_PASSWORD and HUB_POSTGRES come from ./hub bench.
const int Scenarios = 100;
var url = Option("--url") ?? "http://localhost:8080";
var rounds = int.Parse(Option("--rounds") ?? "3", null);
var password = Environment.GetEnvironmentVariable("HUB_DEMO_PASSWORD") ?? throw new InvalidOperationException("HUB_DEMO_PASSWORD is not set.");
var postgres = Environment.GetEnvironmentVariable("HUB_POSTGRES") ?? throw new InvalidOperationException("HUB_POSTGRES is not set.");

using var gateway = new HttpClient { BaseAddress = new(url) };
var park = await Person.SignInAsync(gateway, "park", "park@demo.example", password);
var administrator = await Person.SignInAsync(gateway, "administrator", "administrator@demo.example", password);
var company = await Person.SignInAsync(gateway, "company", "company@demo.example", password);

Console.WriteLine("round   answer   catalogue   matched   notified   (seconds after the click)");
for (var round = 1; round <= rounds; round++)
{
    var list = await DraftAsync($"B{Guid.NewGuid():n}"[..12]);
    var ids = list["scenarios"]!.AsArray().Select(s => (Guid)s!["id"]!).ToArray();
    var clock = Stopwatch.StartNew();
    await park.ActAsync($"/api/scenarios/lists/{list["id"]}/publish", list);
    var answer = clock.Elapsed;
    var seen = await Task.WhenAll(
        WhenAsync(clock, async () => (long)(await company.GetAsync($"/api/scenarios/catalogue?q={list["title"]}"))["total"]! == Scenarios),
        WhenAsync(clock, () => MatchedAsync(ids)),
        WhenAsync(clock, async () => (await company.GetAsync("/api/notifications/inbox?topic=list&limit=1"))["items"]!.AsArray() is [{ } notice]
            && (string?)notice["link"] == $"/lists/{list["id"]}"));
    Console.WriteLine($"{round,5} {answer.TotalSeconds,8:F2} {seen[0].TotalSeconds,11:F2} {seen[1].TotalSeconds,9:F2} {seen[2].TotalSeconds,10:F2}");
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

static async Task<TimeSpan> WhenAsync(Stopwatch clock, Func<Task<bool>> holds)
{
    while (!await holds())
    {
        if (clock.Elapsed > TimeSpan.FromMinutes(1))
        {
            throw new TimeoutException("Not within a minute.");
        }

        await Task.Delay(20);
    }

    return clock.Elapsed;
}

// Matched: every scenario has arrived in Matchmaking and no work is left for any of them.
async Task<bool> MatchedAsync(Guid[] ids)
{
    await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Database = "matchmaking" }.ConnectionString);
    await connection.OpenAsync();
    await using var command = new NpgsqlCommand(
        """
        SELECT (SELECT count(*) FROM scenario WHERE listed AND id = ANY($1)) = cardinality($1)
           AND NOT EXISTS (SELECT FROM matching_work WHERE subject = ANY($1))
        """,
        connection)
    {
        Parameters = { new() { Value = ids } },
    };
    return (bool)(await command.ExecuteScalarAsync())!;
}

async Task<System.Text.Json.Nodes.JsonNode> DraftAsync(string title)
{
    string[] needs = ["摄像头AI识别道路破损与环境卫生问题并自动派单", "湖库水质在线监测与藻华预警", "无人驾驶清扫与末端配送", "产线外观缺陷机器视觉检测", "园区能耗与碳排放监测管理"];
    var table = new StringBuilder("name,need,city,province\n");
    for (var i = 0; i < Scenarios; i++)
    {
        table.Append(null, $"{title} 第{i}号场景,{needs[i % needs.Length]}（第{i}期）,成都,四川\n");
    }

    var import = await park.UploadAsync("/api/scenarios/imports", "bench.csv", Encoding.UTF8.GetBytes(table.ToString()));
    var ids = import["scenarioIds"]!.AsArray().Select(id => (Guid)id!).ToList();
    await park.CreateAsync("/api/scenarios/submit", new { scenarios = ids.Select(id => new { id, version = 1 }) });
    await administrator.CreateAsync("/api/scenarios/moderation/approve", new { scenarios = ids.Select(id => new { id, version = 2 }), confirm = ids.Count });
    return await park.CreateAsync("/api/scenarios/lists", new { title, scenarioIds = ids });
}
