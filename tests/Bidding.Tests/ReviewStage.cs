using System.Net;
using System.Text.Json;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;

namespace ScenarioHub.Bidding.Tests;

/// <summary>Takes an opened challenge through formal check and review, over HTTP as its people would.</summary>
public class ReviewStage(BiddingApp app, Stage stage)
{
    /// <summary>What experts score, with the weights of a scheme that names none.</summary>
    public static readonly string[] Criteria = ["route", "targets", "team", "money", "benefit"];

    private static readonly string[] Provinces = ["11", "31", "32", "42", "44"];

    public string Path => $"{stage.Path}/review";

    public Task<JsonElement> ReadAsync(TestPerson? who, HttpStatusCode expected = HttpStatusCode.OK) => app.GetAsync(who, Path, expected);

    /// <summary>The park's act at the version that holds.</summary>
    public async Task<JsonElement> ActAsync(string act, object? body = null, HttpStatusCode expected = HttpStatusCode.OK, TestPerson? who = null) =>
        await app.AskAsync(who ?? stage.Park, HttpMethod.Post, $"{Path}/{act}", body ?? new { }, (await ReadAsync(stage.Park)).GetProperty("version").GetInt64(), expected);

    /// <summary>All of it, so that one bid wins.</summary>
    public async Task ReviewAsync(Guid winningBid, decimal others = 70)
    {
        await PassAllAsync();
        await ConveneAsync();
        await ScoreAsync(winningBid, others);
        await ActAsync("finish", new { conclusion = "同意排序。" });
    }

    /// <summary>Passes every bid and ends the formal check.</summary>
    public async Task PassAllAsync()
    {
        foreach (var check in (await app.GetAsync(stage.Park, $"{stage.Path}/check")).EnumerateArray())
        {
            await PassAsync(check);
        }

        await stage.ActAsync("check/finish", new { });
    }

    public Task<JsonElement> PassAsync(JsonElement check) => app.AskAsync(
        stage.Park, HttpMethod.Post, $"/bids/{check.GetProperty("bidId").GetGuid()}/check/pass",
        new { items = Bidding.Checks.FormalCheck.Lines.Select(key => new { key, met = true }) }, check.GetProperty("version").GetInt64());

    /// <summary>A panel that has accepted, and the start of the scoring.</summary>
    public async Task ConveneAsync()
    {
        await AddExpertsAsync(5);
        await ActAsync("propose");
        await ActAsync("invite");
        foreach (var (seat, expert) in await SeatsAsync())
        {
            await AnswerAsync(seat, expert, "accept", new { declared = Array.Empty<string>(), confirm = true });
        }

        await ActAsync("start");
    }

    /// <summary>New experts in the pool.</summary>
    public async Task<List<TestPerson>> AddExpertsAsync(int count, string field = "低热值燃烧")
    {
        var experts = new List<TestPerson>();
        for (var i = 0; i < count; i++)
        {
            experts.Add(await AddExpertAsync(TestPerson.Of($"某大学{Guid.NewGuid():n}", OrganizationKinds.Company, Roles.Expert), field, $"{Provinces[i % Provinces.Length]}0100"));
        }

        return experts;
    }

    /// <summary>One who says what it knows and whom it worked for.</summary>
    public async Task<TestPerson> AddExpertAsync(TestPerson expert, string field = "低热值燃烧", string region = "110100", object[]? affiliations = null)
    {
        var version = (await app.GetAsync(expert, "/experts/me")).GetProperty("version").GetInt64();
        await app.AskAsync(expert, HttpMethod.Put, "/experts/me", new { fields = new[] { field, "氮氧化物" }, regionCode = region, available = true, affiliations }, version);
        return expert;
    }

    /// <summary>Everyone on the panel, whichever test brought them into the pool.</summary>
    public async Task<List<(Guid Seat, TestPerson Expert)>> SeatsAsync() =>
    [
        .. (await ReadAsync(stage.Park)).GetProperty("seats").EnumerateArray()
            .Where(s => s.GetProperty("state").GetString() is "invited" or "accepted")
            .Select(s => (s.GetProperty("id").GetGuid(), Expert(s.GetProperty("personId").GetGuid()))),
    ];

    public static TestPerson Expert(Guid person) => TestPerson.Of("某大学", OrganizationKinds.Company, Roles.Expert) with { PersonId = person };

    public async Task<JsonElement> AnswerAsync(Guid seat, TestPerson expert, string act, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var version = (await app.GetAsync(expert, $"/reviews/seats/{seat}")).GetProperty("version").GetInt64();
        return await app.AskAsync(expert, HttpMethod.Post, $"/reviews/seats/{seat}/{act}", body, version, expected);
    }

    /// <summary>The sheets of one seat, by the number of the bid.</summary>
    public async Task<List<JsonElement>> SheetsAsync(Guid seat, TestPerson expert) =>
        [.. (await app.GetAsync(expert, $"/reviews/sheets?seatId={seat}&limit=100")).GetProperty("items").EnumerateArray().OrderBy(s => s.GetProperty("label").GetInt32())];

    /// <summary>Everyone scores: 90 for one bid, 70 for the others unless told.</summary>
    public async Task ScoreAsync(Guid winningBid, decimal others = 70)
    {
        var label = (await ReadAsync(stage.Park)).GetProperty("bids").EnumerateArray().Single(b => b.GetProperty("bidId").GetGuid() == winningBid).GetProperty("label").GetInt32();
        foreach (var (seat, expert) in await SeatsAsync())
        {
            foreach (var sheet in await SheetsAsync(seat, expert))
            {
                await ScoreAsync(expert, sheet, sheet.GetProperty("label").GetInt32() == label ? 90 : others);
            }
        }
    }

    public async Task<JsonElement> ScoreAsync(TestPerson expert, JsonElement sheet, decimal points)
    {
        var path = $"/reviews/sheets/{sheet.GetProperty("id").GetGuid()}";
        var saved = await app.AskAsync(expert, HttpMethod.Put, path, new { marks = Marks(points) }, sheet.GetProperty("version").GetInt64());
        return await app.AskAsync(expert, HttpMethod.Post, $"{path}/submit", version: saved.GetProperty("version").GetInt64());
    }

    public static object Marks(decimal points, string? comment = null) => Criteria.Select(key => new { key, points, comment });
}
