using System.Net;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests;

public class MainPathTests(BiddingApp app)
{
    [Fact]
    public async Task From_a_listed_scenario_to_the_award()
    {
        var stage = new Stage(app);
        var scenario = Guid.CreateVersion7();
        await app.PublishAsync(Listed(scenario, stage.Park));
        await Eventually.Async(() => app.SqlAsync("SELECT name FROM listed_scenario WHERE id = $1", scenario), name => name is "高炉煤气利用");
        var open = await stage.OpenAsync(scenario);
        Assert.Equal("open", open.GetProperty("state").GetString());
        Assert.Matches("^BG-20[0-9]{2}-[0-9]{6}$", open.GetProperty("number").GetString());
        Assert.Equal("高炉煤气利用", open.GetProperty("scenarioName").GetString());

        var (winner, loser) = (TestPerson.OfCompany("甲公司"), TestPerson.OfCompany("乙公司"));
        var bid = await stage.SubmittedAsync(winner);
        await stage.SubmittedAsync(loser);
        await stage.CloseAsync();
        Assert.Equal(2, (await stage.ReadAsync(null)).GetProperty("bidCount").GetInt32());

        Assert.Equal("formalCheck", (await stage.ActAsync("opening")).GetProperty("state").GetString());
        var bids = await app.GetAsync(stage.Park, $"{stage.Path}/bids");
        Assert.Equal(2, bids.GetArrayLength());
        Assert.Equal("分级燃烧与在线优化", bids[0].GetProperty("content").GetProperty("technicalRoute").GetString());

        await stage.ReviewAsync(bid.GetProperty("id").GetGuid());
        var noticed = await stage.ActAsync("notice", new { bidId = bid.GetProperty("id").GetGuid(), reasons = "指标最优" });
        Assert.Equal(7, (noticed.GetProperty("notice").GetProperty("endsAt").GetDateTimeOffset()
            - noticed.GetProperty("notice").GetProperty("publishedAt").GetDateTimeOffset()).TotalDays);
        var early = await stage.ActAsync("award", expected: HttpStatusCode.Conflict);
        Assert.Equal("challenge.notice-running", early.GetProperty("code").GetString());

        await stage.EndNoticeAsync();
        Assert.Equal("awarded", (await stage.ActAsync("award")).GetProperty("state").GetString());
        Assert.Equal("awarded", (await app.GetAsync(winner, $"/bids/{bid.GetProperty("id").GetGuid()}")).GetProperty("state").GetString());
        Assert.Equal("甲公司", (await app.GetAsync(null, $"/notices/{stage.ChallengeId}")).GetProperty("winnerName").GetString());
        Assert.Contains(await app.FactsAsync<ChallengeAwarded>(TestContext.Current.CancellationToken), f => f.Contains(scenario.ToString()));
    }

    [Fact]
    public async Task A_scenario_of_another_park_makes_no_challenge()
    {
        var (scenario, other) = (Guid.CreateVersion7(), TestPerson.OfPark());
        await app.PublishAsync(Listed(scenario, other));
        await Eventually.Async(() => app.SqlAsync("SELECT name FROM listed_scenario WHERE id = $1", scenario), name => name is not null);
        var refused = await app.AskAsync(
            TestPerson.OfPark(), HttpMethod.Post, "/challenges", Stage.Input(DateTimeOffset.UtcNow.AddDays(9), scenario), expected: HttpStatusCode.BadRequest);
        var error = refused.GetProperty("errors")[0];
        Assert.Equal(("scenarioId", "challenge.scenario-unknown"), (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()));
    }

    private static ScenarioListed Listed(Guid id, TestPerson park) => new(
        3, Guid.CreateVersion7(), new(id, "CJ-2026-000001", "高炉煤气利用", "need", new Party(park.OrganizationId, park.OrganizationName), null, null, "需求",
        null, [], null, null, null, null), DateTimeOffset.UtcNow);
}
