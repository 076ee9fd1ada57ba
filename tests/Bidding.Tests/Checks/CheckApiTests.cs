using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Checks;

public class CheckApiTests(BiddingApp app)
{
    private readonly Stage _stage = new(app);

    [Fact]
    public async Task One_bid_is_cured_and_passes_another_is_rejected_and_the_review_begins_with_the_first()
    {
        var (good, bad) = (TestPerson.OfCompany("甲公司"), TestPerson.OfCompany("乙公司"));
        var (one, two) = await OpenedAsync(good, bad);
        var asked = await PostAsync(_stage.Park, one, "cure", new { items = new[] { new { key = "complete", met = false, note = "缺证照" } }, missing = "营业执照复印件" });
        Assert.Equal("curing", asked.GetProperty("state").GetString());
        Assert.Contains(await app.FactsAsync<CureRequested>(TestContext.Current.CancellationToken), f => f.Contains(one.ToString()));

        var seen = await app.GetAsync(good, $"/bids/{one}/check");
        Assert.Equal("营业执照复印件", seen.GetProperty("missing").GetString());
        Assert.Equal("answer", Assert.Single(seen.GetProperty("can").EnumerateArray()).GetString());
        Assert.Equal("check.cure-running", await CodeAsync(_stage.Park, one, "reject", new { reason = "未补正" }));
        await PostAsync(good, one, "answer", new { text = "营业执照见附件说明。" });
        Assert.Equal("营业执照见附件说明。", (await app.GetAsync(_stage.Park, $"/bids/{one}/check")).GetProperty("cureText").GetString());
        Assert.Equal("check.cured", await CodeAsync(good, one, "answer", new { text = "再补" }));

        Assert.Equal("check.lines-open", await CodeAsync(_stage.Park, one, "pass", new { items = Array.Empty<object>() }));
        Assert.Equal("check.undecided", (await _stage.ActAsync("check/finish", new { }, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        await new ReviewStage(app, _stage).PassAsync(await app.GetAsync(_stage.Park, $"/bids/{one}/check"));
        await PostAsync(_stage.Park, two, "reject", new { reason = "承诺书未签署" });
        Assert.Equal("review", (await _stage.ActAsync("check/finish", new { })).GetProperty("state").GetString());

        Assert.Equal("rejected", (await app.GetAsync(bad, $"/bids/{two}")).GetProperty("state").GetString());
        var reviewed = (await new ReviewStage(app, _stage).ReadAsync(_stage.Park)).GetProperty("bids").EnumerateArray().Select(b => b.GetProperty("bidId").GetGuid());
        Assert.Equal([one], reviewed);
    }

    [Fact]
    public async Task A_challenge_none_of_whose_bids_passes_fails()
    {
        var (one, two) = await OpenedAsync(TestPerson.OfCompany(), TestPerson.OfCompany());
        await PostAsync(_stage.Park, one, "reject", new { reason = "材料不全" });
        await PostAsync(_stage.Park, two, "reject", new { reason = "材料不全" });
        var failed = await _stage.ActAsync("check/finish", new { });
        Assert.Equal(("failed", "没有申报通过形式审查。"), (failed.GetProperty("state").GetString(), failed.GetProperty("cancelReason").GetString()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_changes_nothing()
    {
        var (one, _) = await OpenedAsync(TestPerson.OfCompany(), TestPerson.OfCompany());
        var version = await VersionAsync(one);
        var stray = await app.AskAsync(
            _stage.Park, HttpMethod.Post, $"/bids/{one}/check/pass", new { items = new[] { new { key = "beauty", met = true } } }, version, HttpStatusCode.BadRequest);
        Assert.Equal("items[0].key", stray.GetProperty("errors")[0].GetProperty("field").GetString());
        await app.AskAsync(_stage.Park, HttpMethod.Post, $"/bids/{one}/check/reject", new { reason = "" }, version, HttpStatusCode.BadRequest);
        await app.AskAsync(_stage.Park, HttpMethod.Post, $"/bids/{one}/check/reject", new { reason = "材料不全" }, null, HttpStatusCode.PreconditionRequired);
        await app.AskAsync(_stage.Park, HttpMethod.Post, $"/bids/{one}/check/reject", new { reason = "材料不全" }, version + 1, HttpStatusCode.PreconditionFailed);
        Assert.Equal(version, await VersionAsync(one));
    }

    [Fact]
    public async Task Only_its_park_decides_and_only_its_bidder_cures()
    {
        var bidder = TestPerson.OfCompany();
        var (one, _) = await OpenedAsync(bidder, TestPerson.OfCompany());
        var version = await VersionAsync(one);
        foreach (var act in new[] { "pass", "cure", "reject" })
        {
            object body = act switch
            {
                "pass" => new { items = Array.Empty<object>() },
                "cure" => new { missing = "证照" },
                _ => new { reason = "材料不全" },
            };
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(TestPerson.OfPark(), act, body));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(bidder, act, body));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(TestPerson.Administrator(), act, body));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null, act, body));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(TestPerson.OfCompany(), "answer", new { text = "补正" }));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bidder, "answer", new { text = "补正" }));

        async Task<HttpStatusCode> StatusAsync(TestPerson? who, string act, object body)
        {
            using var answer = await app.SendAsync(who, HttpMethod.Post, $"/bids/{one}/check/{act}", body, version);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Before_the_opening_there_is_no_check_for_anyone()
    {
        var bidder = TestPerson.OfCompany();
        await _stage.OpenAsync();
        var bid = (await _stage.SubmittedAsync(bidder)).GetProperty("id").GetGuid();
        foreach (var who in new[] { _stage.Park, bidder, TestPerson.Administrator(), TestPerson.Supervisor() })
        {
            await app.GetAsync(who, $"/bids/{bid}/check", HttpStatusCode.NotFound);
            await app.GetAsync(who, $"{_stage.Path}/check", HttpStatusCode.NotFound);
        }

        await app.AskAsync(_stage.Park, HttpMethod.Post, $"/bids/{bid}/check/reject", new { reason = "试探" }, 2, HttpStatusCode.NotFound);
    }

    private async Task<(Guid One, Guid Two)> OpenedAsync(TestPerson first, TestPerson second)
    {
        await _stage.OpenAsync();
        var (one, two) = (await _stage.SubmittedAsync(first), await _stage.SubmittedAsync(second));
        await _stage.CloseAsync();
        await _stage.ActAsync("opening");
        return (one.GetProperty("id").GetGuid(), two.GetProperty("id").GetGuid());
    }

    private async Task<long> VersionAsync(Guid bid) => (await app.GetAsync(_stage.Park, $"/bids/{bid}/check")).GetProperty("version").GetInt64();

    private async Task<JsonElement> PostAsync(TestPerson who, Guid bid, string act, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        await app.AskAsync(who, HttpMethod.Post, $"/bids/{bid}/check/{act}", body, await VersionAsync(bid), expected);

    private async Task<string?> CodeAsync(TestPerson who, Guid bid, string act, object body) =>
        (await PostAsync(who, bid, act, body, HttpStatusCode.Conflict)).GetProperty("code").GetString();
}
