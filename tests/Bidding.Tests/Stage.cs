using System.Net;
using System.Text.Json;
using ScenarioHub.Testing;

namespace ScenarioHub.Bidding.Tests;

/// <summary>Brings a challenge to where a test begins, over HTTP as its people would.</summary>
public class Stage(BiddingApp app, TestPerson? park = null)
{
    private static readonly HttpMethod Post = HttpMethod.Post;

    public TestPerson Park { get; } = park ?? TestPerson.OfPark();

    public Guid ChallengeId { get; private set; }

    public string Path => $"/challenges/{ChallengeId}";

    /// <summary>What a park writes.</summary>
    public static Dictionary<string, object?> Input(DateTimeOffset deadline, Guid? scenarioId = null) => new()
    {
        ["title"] = "高炉煤气低热值燃烧关键技术",
        ["problem"] = "低热值煤气燃烧不稳定，需要新的燃烧组织方式与控制策略。",
        ["type"] = "government",
        ["indicators"] = new[] { new { name = "燃烧效率", target = "≥ 99", unit = "%" }, new { name = "氮氧化物", target = "≤ 50", unit = "mg/m³" } },
        ["deadline"] = deadline,
        ["scenarioId"] = scenarioId,
    };

    /// <summary>A complete bid.</summary>
    public static Dictionary<string, object?> Content(string route = "分级燃烧与在线优化") => new()
    {
        ["technicalRoute"] = route,
        ["commitments"] = new[] { new { indicator = "燃烧效率", value = "99.2" }, new { indicator = "氮氧化物", value = "45" } },
        ["milestones"] = new[] { new { name = "样机", month = 6, share = 40 }, new { name = "验收", month = 18, share = 60 } },
        ["ownYuan"] = 2_000_000,
        ["publicYuan"] = 1_000_000,
        ["team"] = new[] { new { role = "技术负责人" } },
        ["pledge"] = true,
    };

    /// <summary>A challenge that takes bids until in 30 days.</summary>
    public async Task<JsonElement> OpenAsync(Guid? scenarioId = null, int days = 30)
    {
        await ApprovedAsync(scenarioId, days);
        return await app.AskAsync(Park, Post, $"{Path}/open", version: 2);
    }

    /// <summary>A challenge that its park may open.</summary>
    public async Task ApprovedAsync(Guid? scenarioId = null, int days = 30)
    {
        var draft = await app.AskAsync(Park, Post, "/challenges", Input(DateTimeOffset.UtcNow.AddDays(days), scenarioId), expected: HttpStatusCode.Created);
        ChallengeId = draft.GetProperty("id").GetGuid();
        await app.AskAsync(Park.Colleague(), Post, $"{Path}/approve", version: 1);
    }

    public Task<JsonElement> ReadAsync(TestPerson? who) => app.GetAsync(who, Path);

    /// <summary>An act of the owner at the version that holds. A notice that shall succeed is preceded by the review that it needs.</summary>
    public async Task<JsonElement> ActAsync(string act, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        if (act is "notice" && expected is HttpStatusCode.OK && (await ReadAsync(Park)).GetProperty("state").GetString() is "formalCheck")
        {
            await ReviewAsync(JsonSerializer.SerializeToElement(body).GetProperty("bidId").GetGuid());
        }

        return await app.AskAsync(Park, Post, $"{Path}/{act}", body, (await ReadAsync(Park)).GetProperty("version").GetInt64(), expected);
    }

    /// <summary>Passes all bids and lets a panel of new experts score them so that one wins.</summary>
    public Task ReviewAsync(Guid winningBid, decimal others = 70) => new ReviewStage(app, this).ReviewAsync(winningBid, others);

    public Task<JsonElement> BeginAsync(TestPerson company, object? content = null) =>
        app.AskAsync(company, Post, $"{Path}/bids", content ?? Content(), expected: HttpStatusCode.Created);

    public Task<JsonElement> SubmitAsync(TestPerson company, JsonElement bid, HttpStatusCode expected = HttpStatusCode.OK) =>
        app.AskAsync(company, Post, $"/bids/{bid.GetProperty("id").GetGuid()}/submit", version: bid.GetProperty("version").GetInt64(), expected: expected);

    public async Task<JsonElement> SubmittedAsync(TestPerson company, string route = "分级燃烧与在线优化") =>
        await SubmitAsync(company, await BeginAsync(company, Content(route)));

    /// <summary>Sets the deadline by the database's clock.</summary>
    public Task DeadlineInAsync(string interval) =>
        app.SqlAsync($"UPDATE challenge SET deadline = clock_timestamp() + interval '{interval}' WHERE id = $1", ChallengeId);

    /// <summary>Lets the deadline pass and the sweep come by.</summary>
    public async Task CloseAsync()
    {
        await DeadlineInAsync("-1 millisecond");
        await Eventually.Async(async () => (await ReadAsync(null)).GetProperty("state").GetString(), state => state is not "open");
    }

    /// <summary>Lets the notice period end.</summary>
    public Task EndNoticeAsync() =>
        app.SqlAsync("UPDATE challenge SET notice_ends_at = clock_timestamp() - interval '1 millisecond' WHERE id = $1", ChallengeId);
}
