using Xunit;

namespace ScenarioHub.Web.Tests.Walk;

public class WalkTests(HubBrowser hub)
{
    [Fact]
    public async Task Three_roles_walk_the_main_job_on_screen()
    {
        var walk = await hub.WalkedAsync();
        var company = await hub.ScreenOfAsync("company");
        await company.GoAsync($"/introductions/{walk.Match}");
        await company.SeesAsync("双方都已同意");
        await company.SeesAsync("未来产业处");

        var reader = await hub.ScreenOfAsync("");
        await reader.GoAsync("/scenarios");
        await reader.SeesAsync("102");
        await reader.SaveAsync("24-catalogue");
    }

    [Fact]
    public async Task The_bell_rings_on_an_open_page_when_a_list_is_published()
    {
        var (before, after) = (await hub.WalkedAsync()).LiveBadge;
        Assert.True(after > before, $"{before} → {after}");
    }

    [Fact]
    public async Task A_submitted_bid_is_not_to_be_seen_by_the_park_before_the_opening()
    {
        var walk = await hub.WalkedAsync();
        var company = await hub.ScreenOfAsync("company");
        await company.GoAsync($"/company/bids/{walk.Bid}");
        await company.SeesAsync(Bidding.Route);

        var park = await hub.ScreenOfAsync("park");
        Assert.Equal(404, await park.StatusOfAsync($"/park/challenges/{walk.Challenge}/bids/{walk.Bid}"));
        await park.GoAsync($"/park/challenges/{walk.Challenge}");
        await park.SeesNotAsync("示例智能科技有限公司");
    }

    [Theory]
    [InlineData("park", "21-inbox-park", "对接")]
    [InlineData("company", "22-inbox-company", Publishing.Title)]
    [InlineData("administrator", "23-inbox-administrator", "审")]
    public async Task Everyone_concerned_finds_it_in_the_inbox(string account, string picture, string words)
    {
        await hub.WalkedAsync();
        var screen = await hub.ScreenOfAsync(account);
        await screen.GoAsync("/inbox");
        await screen.SeesAsync(words);
        await screen.SaveAsync(picture);
    }
}
