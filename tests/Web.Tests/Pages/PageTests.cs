using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ScenarioHub.Web.Tests.Pages;

public class PageTests(HubBrowser hub)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Fact]
    public async Task No_page_has_an_accessibility_violation_in_English()
    {
        var walk = await hub.WalkedAsync();
        await AllAsync([new("", "/"), new("", $"/scenarios/{walk.Scenario}"), new("administrator", "/today"), new("administrator", $"/admin/matches/{walk.Match}")],
            async account => await hub.LikeAsync(await hub.ScreenOfAsync(account), options => options.Locale = "en-US"), ViolationsAsync);
    }

    [Fact]
    public async Task No_page_has_an_accessibility_violation_in_the_dark()
    {
        var walk = await hub.WalkedAsync();
        await AllAsync([new("", "/"), new("", "/scenarios"), new("company", $"/company/bids/{walk.Bid}"), new("administrator", $"/admin/matches/{walk.Match}")],
            async account => await hub.LikeAsync(await hub.ScreenOfAsync(account), options => options.ColorScheme = ColorScheme.Dark), ViolationsAsync);
    }

    [Fact]
    public async Task Every_page_answers_without_script()
    {
        var walk = await hub.WalkedAsync();
        await AllAsync(
            [
                new("", "/"), new("", "/scenarios?q=水質監測"), new("", $"/challenges/{walk.Challenge}"), new("park", $"/park/lists/{walk.List}"), new("park", "/park/import"),
                new("company", $"/company/bids/{walk.Bid}/edit"), new("administrator", $"/admin/matches/{walk.Match}"), new("administrator", "/inbox"),
            ],
            async account => await hub.LikeAsync(await hub.ScreenOfAsync(account), options => options.JavaScriptEnabled = false),
            async screen => await screen.Page.Locator("main h1").CountAsync() == 1 ? [] : ["no heading"]);
    }

    /// <summary>Looks at every place in turn, and fails with all that is wrong: what was asked for, and what the console says.</summary>
    private static async Task AllAsync(IEnumerable<Place> places, Func<string, Task<Screen>> screenOf, Func<Screen, Task<IEnumerable<string>>> look)
    {
        var screens = new Dictionary<string, Screen>();
        var wrong = new List<string>();
        foreach (var place in places)
        {
            if (!screens.TryGetValue(place.Account, out var screen))
            {
                screens[place.Account] = screen = await screenOf(place.Account);
                screen.TakeErrors();
            }

            var status = await screen.StatusOfAsync(place.Address);
            string[] found = status == 200 ? [.. await look(screen), .. screen.TakeErrors()] : [$"status {status}"];
            wrong.AddRange(found.Select(what => $"{place}: {what}"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private async Task<Screen> PhoneOfAsync(string account) =>
        await hub.LikeAsync(await hub.ScreenOfAsync(account), options => (options.ViewportSize, options.IsMobile) = (new() { Width = 360, Height = 740 }, true));

    private static async Task<IEnumerable<string>> ViolationsAsync(Screen screen) =>
        from violation in (await screen.Page.RunAxe(Rules)).Violations
        from node in violation.Nodes
        select $"{violation.Id}: {node.Html}";
}
