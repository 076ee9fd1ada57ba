using ScenarioHub.Demo;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.System.Tests;

public class MainJobTests(WholeHub whole)
{
    [Fact]
    public async Task A_real_list_is_imported_approved_published_and_found()
    {
        Assert.Contains("园区导入 102 个真实场景", whole.Story, StringComparison.Ordinal);
        var found = await (await whole.SignInAsync("company2")).GetAsync("/api/scenarios/catalogue?q=水質監測");
        Assert.Equal("水质监测应用场景", (string?)found["items"]![0]!["name"]);
    }

    [Fact]
    public async Task Both_sides_of_an_approved_match_have_agreed_to_talk_and_see_each_others_contact()
    {
        foreach (var side in new[] { "park", "company" })
        {
            var introductions = await (await whole.SignInAsync(side)).GetAsync("/api/matchmaking/introductions?state=accepted");
            var introduction = Assert.Single(introductions["items"]!.AsArray());
            Assert.NotNull(introduction!["parkContact"]);
            Assert.NotNull(introduction["companyContact"]);
        }
    }

    [Fact]
    public async Task Sealed_bids_were_opened_after_the_deadline_and_the_result_is_on_public_notice()
    {
        var notices = await (await whole.SignInAsync("supervisor")).GetAsync("/api/bidding/notices");
        Assert.Equal("示例智能科技有限公司", (string?)Assert.Single(notices["items"]!.AsArray())!["winnerName"]);
    }

    [Fact]
    public async Task A_bid_under_way_is_hidden_from_everyone_but_its_bidder()
    {
        var company = await whole.SignInAsync("company");
        var challenge = (await company.GetAsync("/api/bidding/challenges?state=open"))["items"]![0]!;
        var bid = await company.CreateAsync($"/api/bidding/challenges/{challenge["id"]}/bids", new { technicalRoute = "绝密路线" });
        Assert.NotNull((await company.GetAsync($"/api/bidding/bids/{bid["id"]}"))["content"]);
        foreach (var other in new[] { "park", "company2", "administrator", "supervisor", "expert" })
        {
            var refused = await Assert.ThrowsAsync<HubProblemException>(
                async () => await (await whole.SignInAsync(other)).GetAsync($"/api/bidding/bids/{bid["id"]}"));
            Assert.Contains(refused.Status, new[] { 403, 404 });
        }
    }

    [Theory]
    [InlineData("park", "list")]
    [InlineData("company", "list")]
    [InlineData("company", "introduction")]
    [InlineData("company2", "bid")]
    [InlineData("administrator", "moderation")]
    public async Task Everyone_concerned_is_told(string account, string topic)
    {
        var person = await whole.SignInAsync(account);
        var inbox = await Eventually.Async(
            async () => (await person.GetAsync($"/api/notifications/inbox?topic={topic}"))["items"]!.AsArray(), items => items.Count > 0);
        Assert.All(inbox, notice => Assert.False(string.IsNullOrWhiteSpace((string?)notice!["title"])));
    }
}
