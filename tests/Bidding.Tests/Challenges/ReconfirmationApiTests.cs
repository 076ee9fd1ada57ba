using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Challenges;

public class ReconfirmationApiTests(BiddingApp app)
{
    [Fact]
    public async Task After_a_material_change_only_what_was_confirmed_or_sent_again_is_opened()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var (confirming, resending, silent) = (TestPerson.OfCompany("再确认公司"), TestPerson.OfCompany("重递公司"), TestPerson.OfCompany("未确认公司"));
        var confirmed = await stage.SubmittedAsync(confirming);
        var resent = await stage.SubmittedAsync(resending);
        var unconfirmed = await stage.SubmittedAsync(silent);
        var amended = await AmendAsync(stage, "须有两项工程业绩");
        var change = amended.GetProperty("amendments")[0].GetProperty("changes")[0];
        Assert.Equal(("conditions", "须有两项工程业绩"), (change.GetProperty("field").GetString(), change.GetProperty("after").GetString()));

        var seen = await app.GetAsync(confirming, Path(confirmed));
        Assert.Equal("submitted", seen.GetProperty("state").GetString());
        Assert.True(seen.GetProperty("standing").GetProperty("toReconfirm").GetBoolean());
        Assert.Contains("reconfirm", seen.GetProperty("can").EnumerateArray().Select(c => c.GetString()));
        await app.AskAsync(confirming, HttpMethod.Post, $"{Path(confirmed)}/reconfirm", version: 1, expected: HttpStatusCode.PreconditionFailed);
        var done = await app.AskAsync(confirming, HttpMethod.Post, $"{Path(confirmed)}/reconfirm", version: 2);
        Assert.False(done.GetProperty("standing").GetProperty("toReconfirm").GetBoolean());
        var twice = await app.AskAsync(confirming, HttpMethod.Post, $"{Path(confirmed)}/reconfirm", version: 3, expected: HttpStatusCode.Conflict);
        Assert.Equal("bid.nothing-to-confirm", twice.GetProperty("code").GetString());
        await app.AskAsync(resending, HttpMethod.Put, Path(resent), Stage.Content("按变更修改"), 2);
        await app.AskAsync(resending, HttpMethod.Post, $"{Path(resent)}/submit", version: 3);

        await stage.CloseAsync();
        Assert.Equal(2, (await stage.ReadAsync(null)).GetProperty("bidCount").GetInt32());
        await stage.ActAsync("opening");
        var opened = (await app.GetAsync(stage.Park, $"{stage.Path}/bids")).EnumerateArray().Select(b => b.GetProperty("bidderName").GetString());
        Assert.Equal(["再确认公司", "重递公司"], opened.Order());
        await app.GetAsync(stage.Park, Path(unconfirmed), HttpStatusCode.NotFound);
        Assert.True((await app.GetAsync(silent, Path(unconfirmed))).GetProperty("standing").GetProperty("toReconfirm").GetBoolean());
    }

    [Fact]
    public async Task Each_bidder_is_told_what_changed_in_a_fact_of_its_own()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var (one, two) = (TestPerson.OfCompany(), TestPerson.OfCompany());
        await stage.SubmittedAsync(one);
        await stage.BeginAsync(two);
        await AmendAsync(stage, "新条件");
        var facts = (await app.FactsAsync<BidToReconfirm>(TestContext.Current.CancellationToken)).Where(f => f.Contains(stage.ChallengeId.ToString()))
            .Select(f => JsonSerializer.Deserialize<BidToReconfirm>(f, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal(
            new[] { (one.OrganizationId, true), (two.OrganizationId, false) }.Order(), facts.Select(f => (f.BidderId, f.Submitted)).Order());
        Assert.All(facts, f => Assert.Equal("新条件", Assert.Single(f.Changes).After));
    }

    [Fact]
    public async Task A_new_title_asks_nobody_to_confirm()
    {
        var stage = new Stage(app);
        var open = await stage.OpenAsync();
        var bidder = TestPerson.OfCompany();
        var bid = await stage.SubmittedAsync(bidder);
        var input = Stage.Input(open.GetProperty("deadline").GetDateTimeOffset());
        input["title"] = "高炉煤气低热值燃烧关键技术（更正）";
        await app.AskAsync(stage.Park, HttpMethod.Put, stage.Path, input, 3);
        Assert.False((await app.GetAsync(bidder, Path(bid))).GetProperty("standing").GetProperty("toReconfirm").GetBoolean());
    }

    [Fact]
    public async Task A_day_before_the_deadline_those_are_reminded_whose_bid_would_not_count()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var (unsent, fine) = (TestPerson.OfCompany(), TestPerson.OfCompany());
        var bid = await stage.SubmittedAsync(unsent);
        await stage.SubmittedAsync(fine);
        await app.AskAsync(unsent, HttpMethod.Put, Path(bid), Stage.Content("改过"), 2);
        await stage.DeadlineInAsync("23 hours");
        var told = await Eventually.Async(
            async () => (await app.FactsAsync<BidReminder>(TestContext.Current.CancellationToken)).Where(f => f.Contains(stage.ChallengeId.ToString())).ToList(),
            facts => facts.Count > 0);
        var reminder = JsonSerializer.Deserialize<BidReminder>(Assert.Single(told), JsonSerializerOptions.Web)!;
        Assert.Equal((unsent.OrganizationId, "unsent"), (reminder.BidderId, reminder.Reason));
    }

    private async Task<JsonElement> AmendAsync(Stage stage, string conditions)
    {
        var now = await stage.ReadAsync(stage.Park);
        var input = Stage.Input(now.GetProperty("deadline").GetDateTimeOffset());
        input["conditions"] = conditions;
        return await app.AskAsync(stage.Park, HttpMethod.Put, stage.Path, input, now.GetProperty("version").GetInt64());
    }

    private static string Path(JsonElement bid) => $"/bids/{bid.GetProperty("id").GetGuid()}";
}
