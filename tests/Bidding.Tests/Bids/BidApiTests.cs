using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Bids;

public class BidApiTests(BiddingApp app)
{
    [Fact]
    public async Task A_double_click_on_submit_submits_once_and_answers_twice()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var bid = await stage.BeginAsync(bidder);
        var answers = await Task.WhenAll(stage.SubmitAsync(bidder, bid), stage.SubmitAsync(bidder, bid));
        Assert.All(answers, a => Assert.Equal(("submitted", 1), (a.GetProperty("state").GetString(), a.GetProperty("submittedVersion").GetInt32())));
        var id = bid.GetProperty("id").GetGuid();
        Assert.Equal(1L, await app.SqlAsync("SELECT count(*) FROM bid_version WHERE bid_id = $1", id));
        Assert.Single(await app.FactsAsync<BidReceived>(TestContext.Current.CancellationToken), f => f.Contains(id.ToString()));
    }

    [Fact]
    public async Task A_bid_is_drafted_with_gaps_amended_and_sent_again_withdrawn_and_revived()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var bid = await stage.BeginAsync(bidder, new { technicalRoute = "初稿" });
        var path = $"/bids/{bid.GetProperty("id").GetGuid()}";
        Assert.Contains("请确认诚信承诺。", Texts(await app.GetAsync(bidder, path), "missing"));
        var refused = await stage.SubmitAsync(bidder, bid, HttpStatusCode.BadRequest);
        Assert.Contains(refused.GetProperty("errors").EnumerateArray(), e => e.GetProperty("code").GetString() == "bid.milestone-shares");

        await app.AskAsync(bidder, HttpMethod.Put, path, Stage.Content("一"), 1);
        await app.AskAsync(bidder, HttpMethod.Post, $"{path}/submit", version: 2);
        var amended = await app.AskAsync(bidder, HttpMethod.Put, path, Stage.Content("二"), 3);
        Assert.Equal("amended", amended.GetProperty("state").GetString());
        Assert.Equal(["edit", "submit", "withdraw"], Texts(amended, "can"));
        var again = await app.AskAsync(bidder, HttpMethod.Post, $"{path}/submit", version: 4);
        Assert.Equal(2, again.GetProperty("submittedVersion").GetInt32());
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                (byte[])(await app.SqlAsync("SELECT content FROM bid_version WHERE bid_id = $1 AND number = 2", bid.GetProperty("id").GetGuid()))!)),
            again.GetProperty("digest").GetString());

        await app.AskAsync(bidder, HttpMethod.Post, $"{path}/withdraw", version: 5);
        await stage.SubmitAsync(bidder, JsonSerializer.SerializeToElement(new { id = bid.GetProperty("id").GetGuid(), version = 6 }), HttpStatusCode.Conflict);
        Assert.Equal("draft", (await app.AskAsync(bidder, HttpMethod.Post, $"{path}/revive", version: 6)).GetProperty("state").GetString());
        Assert.Equal("submitted", (await app.AskAsync(bidder, HttpMethod.Post, $"{path}/submit", version: 7)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_was_changed_and_not_sent_again_is_not_opened()
    {
        var (stage, sent, unsent) = (new Stage(app), TestPerson.OfCompany(), TestPerson.OfCompany());
        await stage.OpenAsync();
        await stage.SubmittedAsync(sent);
        var bid = await stage.SubmittedAsync(unsent);
        await app.AskAsync(unsent, HttpMethod.Put, $"/bids/{bid.GetProperty("id").GetGuid()}", Stage.Content("改"), 2);
        await stage.CloseAsync();
        await stage.ActAsync("opening");
        var opened = await app.GetAsync(stage.Park, $"{stage.Path}/bids");
        Assert.Equal(sent.OrganizationId, Assert.Single(opened.EnumerateArray()).GetProperty("bidderId").GetGuid());
        await app.GetAsync(stage.Park, $"/bids/{bid.GetProperty("id").GetGuid()}", HttpStatusCode.NotFound);
        Assert.Equal("amended", (await app.GetAsync(unsent, $"/bids/{bid.GetProperty("id").GetGuid()}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task When_the_only_bid_is_taken_back_after_the_deadline_the_challenge_fails_at_the_opening()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var bid = await stage.SubmittedAsync(bidder);
        await stage.CloseAsync();
        var path = $"/bids/{bid.GetProperty("id").GetGuid()}";
        Assert.Equal(["withdraw"], Texts(await app.GetAsync(bidder, path), "can"));
        Assert.Equal("withdrawn", (await app.AskAsync(bidder, HttpMethod.Post, $"{path}/withdraw", version: 2)).GetProperty("state").GetString());
        Assert.Equal("failed", (await stage.ActAsync("opening")).GetProperty("state").GetString());
        await app.GetAsync(stage.Park, $"{stage.Path}/bids", HttpStatusCode.NotFound);
        Assert.Equal(DBNull.Value, await app.SqlAsync("SELECT released_at FROM challenge_key WHERE challenge_id = $1", stage.ChallengeId));
    }

    [Fact]
    public async Task An_organisation_has_one_bid_on_a_challenge_and_three_undecided_ones_in_all()
    {
        var bidder = TestPerson.OfCompany();
        var stage = new Stage(app);
        for (var i = 0; i < 3; i++)
        {
            stage = new Stage(app);
            await stage.OpenAsync();
            await stage.SubmittedAsync(bidder);
        }

        var twice = await app.AskAsync(bidder.Colleague(), HttpMethod.Post, $"{stage.Path}/bids", Stage.Content(), expected: HttpStatusCode.Conflict);
        Assert.Equal("bid.duplicate", twice.GetProperty("code").GetString());
        var fourth = new Stage(app);
        await fourth.OpenAsync();
        var bid = await fourth.BeginAsync(bidder);
        Assert.Equal("bid.too-many", (await fourth.SubmitAsync(bidder, bid, HttpStatusCode.Conflict)).GetProperty("code").GetString());

        // A challenge that ends frees the place.
        await stage.ActAsync("cancel", new { reason = "需求变化" });
        await fourth.SubmitAsync(bidder, bid);
    }

    [Fact]
    public async Task A_company_suspended_since_its_token_was_issued_submits_nothing()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var bid = await stage.BeginAsync(bidder);
        await app.PublishAsync(Changed(bidder, "某公司", "suspended"));
        await Eventually.Async(() => app.SqlAsync("SELECT state FROM known_organization WHERE id = $1", bidder.OrganizationId), state => state is "suspended");
        Assert.Equal("organization.not-verified", (await stage.SubmitAsync(bidder, bid, HttpStatusCode.Conflict)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_bidder_is_named_as_it_is_registered_now_and_not_as_its_token_says()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany("旧名公司"));
        await stage.OpenAsync();
        await app.PublishAsync(Changed(bidder, "新名公司", "verified"));
        await Eventually.Async(() => app.SqlAsync("SELECT name FROM known_organization WHERE id = $1", bidder.OrganizationId), name => name is "新名公司");
        Assert.Equal("新名公司", (await stage.BeginAsync(bidder)).GetProperty("bidderName").GetString());
    }

    private static OrganizationChanged Changed(TestPerson who, string name, string state) =>
        new(who.OrganizationId, 5, who.OrganizationKind, name, "91440300708461136T", "440300", state, null, DateTimeOffset.UtcNow);

    private static IEnumerable<string?> Texts(JsonElement view, string name) => view.GetProperty(name).EnumerateArray().Select(t => t.GetString());
}
