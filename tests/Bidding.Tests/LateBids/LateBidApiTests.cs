using System.Net;
using System.Text.Json;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.LateBids;

public class LateBidApiTests(BiddingApp app)
{
    private static readonly object Why = new { reason = "截止时平台所在网络中断，有运营商证明" };

    [Fact]
    public async Task Two_administrators_let_a_late_bid_in_and_it_is_opened_with_the_others()
    {
        var (stage, late) = (new Stage(app), TestPerson.OfCompany("迟到公司"));
        var (first, second) = (TestPerson.Administrator(), TestPerson.Administrator());
        await stage.OpenAsync();
        await stage.SubmittedAsync(TestPerson.OfCompany());
        var bid = await stage.BeginAsync(late);
        var path = $"/bids/{bid.GetProperty("id").GetGuid()}";
        var early = await app.AskAsync(late, HttpMethod.Post, $"{path}/late", Why, 1, HttpStatusCode.Conflict);
        Assert.Equal("late.not-closed", Code(early));
        await stage.CloseAsync();
        var before = await RequestsAsync(first, "迟到公司");
        Assert.Empty(before);

        var asked = await app.AskAsync(late, HttpMethod.Post, $"{path}/late", Why, 1);
        Assert.Equal("asked", asked.GetProperty("standing").GetProperty("late").GetProperty("state").GetString());
        Assert.Equal("late.asked", Code(await app.AskAsync(late, HttpMethod.Post, $"{path}/late", Why, 1, HttpStatusCode.Conflict)));
        var request = Assert.Single(await RequestsAsync(first, "迟到公司"));
        Assert.DoesNotContain("分级燃烧", request.GetRawText());
        var at = $"/late-requests/{request.GetProperty("id").GetGuid()}";
        await app.AskAsync(first, HttpMethod.Post, $"{at}/admit", Why, 1);
        Assert.Equal("draft", (await app.GetAsync(late, path)).GetProperty("state").GetString());
        Assert.Equal("late.second-person", Code(await app.AskAsync(first, HttpMethod.Post, $"{at}/admit", Why, 2, HttpStatusCode.Conflict)));
        Assert.Equal("admitted", (await app.AskAsync(second, HttpMethod.Post, $"{at}/admit", Why, 2)).GetProperty("state").GetString());
        Assert.Equal("submitted", (await app.GetAsync(late, path)).GetProperty("state").GetString());
        Assert.Equal("late.decided", Code(await app.AskAsync(second, HttpMethod.Post, $"{at}/refuse", Why, 3, HttpStatusCode.Conflict)));

        await stage.ActAsync("opening");
        Assert.Equal(2, (await app.GetAsync(stage.Park, $"{stage.Path}/bids")).GetArrayLength());
    }

    [Fact]
    public async Task One_administrator_refuses_and_that_settles_it()
    {
        var (stage, late) = (new Stage(app), TestPerson.OfCompany("被拒公司"));
        await stage.OpenAsync();
        await stage.SubmittedAsync(TestPerson.OfCompany());
        var path = $"/bids/{(await stage.BeginAsync(late)).GetProperty("id").GetGuid()}";
        await stage.CloseAsync();
        await app.AskAsync(late, HttpMethod.Post, $"{path}/late", Why, 1);
        var at = $"/late-requests/{Assert.Single(await RequestsAsync(TestPerson.Administrator(), "被拒公司")).GetProperty("id").GetGuid()}";
        await app.AskAsync(TestPerson.Administrator(), HttpMethod.Post, $"{at}/refuse", Why, 1);
        Assert.Equal("late.asked", Code(await app.AskAsync(late, HttpMethod.Post, $"{path}/late", Why, 1, HttpStatusCode.Conflict)));
        Assert.Equal(1, (await stage.ReadAsync(null)).GetProperty("bidCount").GetInt32());
    }

    [Fact]
    public async Task An_incomplete_bid_is_not_late_but_unfinished_and_after_the_opening_it_is_too_late()
    {
        var (stage, late) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        await stage.SubmittedAsync(TestPerson.OfCompany());
        var path = $"/bids/{(await stage.BeginAsync(late, new { technicalRoute = "初稿" })).GetProperty("id").GetGuid()}";
        await stage.CloseAsync();
        await app.AskAsync(late, HttpMethod.Post, $"{path}/late", Why, 1, HttpStatusCode.BadRequest);
        await stage.ActAsync("opening");
        Assert.Equal("late.not-closed", Code(await app.AskAsync(late, HttpMethod.Post, $"{path}/late", Why, 1, HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task Nobody_but_administrators_sees_or_decides_requests()
    {
        TestPerson?[] others = [null, TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Supervisor()];
        foreach (var other in others)
        {
            foreach (var (method, path) in new[] { (HttpMethod.Get, "/late-requests"), (HttpMethod.Post, $"/late-requests/{Guid.NewGuid()}/admit"), (HttpMethod.Post, $"/late-requests/{Guid.NewGuid()}/refuse") })
            {
                using var refused = await app.SendAsync(other, method, path, method == HttpMethod.Post ? Why : null, 1);
                Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
            }
        }
    }

    private async Task<IReadOnlyList<JsonElement>> RequestsAsync(TestPerson administrator, string bidder) =>
        [.. (await app.GetAsync(administrator, "/late-requests?limit=100")).GetProperty("items").EnumerateArray().Where(r => r.GetProperty("bidderName").GetString() == bidder)];

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();
}
