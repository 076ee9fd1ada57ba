using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Recommendations;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Recommendations;

public class AversionTests(MatchmakingApp app)
{
    private static readonly MatchingEngine Engine = new();

    [Fact]
    public void What_is_like_something_put_aside_is_worth_less_but_never_less_than_half()
    {
        var aversion = new Aversion([("湖面清洁", GistOf("湖面清洁机器人")), ("水质监测站一期", GistOf("水质监测微站建设一期"))]);
        var (worth, like) = aversion.Of(0.6, GistOf("水质监测微站建设二期"));
        Assert.Equal("水质监测站一期", like);
        Assert.InRange(worth, 0.3, 0.59);
        Assert.Equal((0.3, "水质监测站一期"), aversion.Of(0.6, GistOf("水质监测微站建设一期")));
    }

    [Fact]
    public void What_shares_a_word_by_chance_keeps_its_worth_and_so_does_all_where_nothing_was_put_aside()
    {
        var aversion = new Aversion([("水质监测站", GistOf("水质监测微站建设与运维"))]);
        Assert.Equal((0.6, null), aversion.Of(0.6, GistOf("桥梁结构健康监测与碳纤维加固")));
        Assert.Equal((0.6, null), new Aversion([]).Of(0.6, GistOf("水质监测微站建设")));
    }

    [Fact]
    public async Task Not_our_field_lowers_what_is_like_it_at_once_says_why_and_is_undone()
    {
        // Two of a kind fit a little better than the third.
        var (park, company, w) = (TestPerson.OfPark(), TestPerson.OfCompany($"庚{Guid.NewGuid():n}"), Enumerable.Range(0, 5).Select(_ => $"k{Guid.NewGuid().ToString("n")[..12]}").ToArray());
        await app.PostAsync(company, "profiles", new { title = $"{w[0]} {w[1]} {w[2]} {w[3]}", capability = $"企业提供{w[0]} {w[1]} {w[2]} {w[3]}", products = w[..4] });
        var first = await ListAsync(park, $"{w[0]} {w[1]} {w[2]}", "一期");
        var second = await ListAsync(park, $"{w[0]} {w[1]} {w[2]}", "二期");
        var other = await ListAsync(park, $"{w[3]} {w[4]}", "别的");
        await Eventually.Async(() => RecommendedAsync(company), r => r.Count == 3);
        var all = await RecommendedAsync(company);

        // A reason that says nothing of the field hides the one and teaches nothing about the other.
        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync(company, $"recommendations/{first}/dismiss", new { reason = "capacity" })).Status);
        var before = await RecommendedAsync(company);
        Assert.True(Position(before, second) < Position(before, other), Order(before));
        Assert.DoesNotContain(before, r => r.TryGetProperty("likeDismissed", out _));
        await app.PostAsync(company, $"recommendations/{first}/undo");

        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync(company, $"recommendations/{first}/dismiss", new { reason = "field" })).Status);
        var lowered = await RecommendedAsync(company);
        var second2 = lowered.Single(r => IdOf(r) == second);
        Assert.Contains("一期", second2.GetProperty("likeDismissed").GetString(), StringComparison.Ordinal);
        Assert.Equal(before.Single(r => IdOf(r) == second).GetProperty("score").GetDouble(), second2.GetProperty("score").GetDouble());
        Assert.True(Position(lowered, other) < Position(lowered, second), Order(lowered));
        Assert.False(lowered.Single(r => IdOf(r) == other).TryGetProperty("likeDismissed", out _));

        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync(company, $"recommendations/{first}/undo")).Status);
        Assert.Equal(all.Select(IdOf), (await RecommendedAsync(company)).Select(IdOf));
    }

    private async Task<Guid> ListAsync(TestPerson park, string words, string part)
    {
        var card = Some.Card(park, words, $"{words} {part}");
        await app.PublishAsync(new ScenarioListed(1, Guid.CreateVersion7(), card, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.WithDbAsync(db => db.Scenarios.AnyAsync(s => s.Id == card.Id)), known => known);
        return card.Id;
    }

    private async Task<List<JsonElement>> RecommendedAsync(TestPerson company) => [.. (await app.GetAsync(company, "recommendations")).Body.EnumerateArray()];

    private static Guid IdOf(JsonElement recommendation) => recommendation.GetProperty("scenario").GetProperty("id").GetGuid();

    private static int Position(List<JsonElement> recommended, Guid scenario) => recommended.FindIndex(r => IdOf(r) == scenario);

    private static string Order(List<JsonElement> recommended) =>
        string.Join(" > ", recommended.Select(r => $"{r.GetProperty("scenario").GetProperty("name")} {r.GetProperty("score")}"));

    private static Gist GistOf(string title) => Engine.GistOf(new(Guid.Empty, 0, Guid.Empty, title, title, null, null, [], null, null));
}
