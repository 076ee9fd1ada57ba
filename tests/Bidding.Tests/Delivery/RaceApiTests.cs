using System.Net;
using System.Text.Json;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Delivery;

public class RaceApiTests(BiddingApp app)
{
    private static readonly HttpMethod Post = HttpMethod.Post;

    [Fact]
    public async Task Bids_whose_scores_are_far_apart_do_not_race()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.Stage.ReviewAsync(stage.WinningBid);
        var refused = await stage.Stage.ActAsync(
            "notice", new { bidId = stage.WinningBid, reasons = "两案", runnerBidIds = new[] { stage.LosingBid }, raceReason = "路线不同" }, HttpStatusCode.BadRequest);
        Assert.Equal("race.not-close", refused.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Two_run_and_the_public_reads_the_standing_after_each_gate()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.Stage.ReviewAsync(stage.WinningBid, others: 87);
        var body = new { bidId = stage.WinningBid, reasons = "两案接近", runnerBidIds = new[] { stage.LosingBid } };
        Assert.Equal("race.reason-missing", (await stage.Stage.ActAsync("notice", body, HttpStatusCode.BadRequest)).GetProperty("errors")[0].GetProperty("code").GetString());
        var noticed = await stage.Stage.ActAsync("notice", new { body.bidId, body.reasons, body.runnerBidIds, raceReason = "一为分级燃烧，一为催化燃烧" });
        Assert.Equal(2, noticed.GetProperty("notice").GetProperty("winners").GetArrayLength());
        await stage.Stage.EndNoticeAsync();
        await stage.Stage.ActAsync("award");
        var now = DateTimeOffset.UtcNow;
        var plan = new { gates = new[] { new { name = "样机", date = now.AddDays(100) }, new { name = "中试", date = now.AddDays(200) } }, firstYuan = 400_000, judge = new { organizationId = stage.Third.OrganizationId, name = "检测中心" } };
        await app.AskAsync(TestPerson.OfPark(), Post, $"{stage.Stage.Path}/race", plan, expected: HttpStatusCode.NotFound);
        var race = await app.AskAsync(stage.Park, Post, $"{stage.Stage.Path}/race", plan, expected: HttpStatusCode.Created);
        Assert.Equal(2, race.GetProperty("runners").GetArrayLength());

        // The day of the first gate has come.
        await app.SqlAsync("UPDATE race SET gates = jsonb_set(gates, '{0,date}', to_jsonb(clock_timestamp() - interval '1 minute')) WHERE challenge_id = $1", stage.Stage.ChallengeId);
        race = await MarkAsync(stage, race, stage.WinningBid, "excellent");
        race = await MarkAsync(stage, race, stage.LosingBid, "poor");
        Assert.Equal(0, (await app.GetAsync(null, $"{stage.Stage.Path}/race")).GetProperty("gates")[0].GetProperty("marks").GetArrayLength());
        var decisions = new object[] { new { bidId = stage.WinningBid, choice = "continue", nextYuan = 300_000 }, new { bidId = stage.LosingBid, choice = "stop" } };
        await app.AskAsync(stage.Park, Post, $"{stage.Stage.Path}/race/gates/1/decide", new { decisions }, race.GetProperty("version").GetInt64());
        var standing = await app.GetAsync(null, $"{stage.Stage.Path}/race");
        Assert.Equal(["running", "stopped"], standing.GetProperty("runners").EnumerateArray().Select(r => r.GetProperty("state").GetString()));
        Assert.Equal(2, standing.GetProperty("gates")[0].GetProperty("marks").GetArrayLength());
    }

    private Task<JsonElement> MarkAsync(DeliveryStage stage, JsonElement race, Guid bid, string mark) => app.AskAsync(
        stage.Third, Post, $"{stage.Stage.Path}/race/gates/1/marks", new { bidId = bid, mark, opinion = "现场考核意见" }, race.GetProperty("version").GetInt64());
}
