using System.Collections.Concurrent;
using System.Reflection;
using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Xunit;

namespace ScenarioHub.Web.Tests.Pages;

/// <summary>
/// Every page in the browser once. One visit answers for all: the answer, one heading, a title, the language, axe, the console, and the width of a
/// phone. Neighbouring pages are looked at in the two languages and in light and dark in turn, so that each look sees a quarter of all.
/// </summary>
public class PageTests(HubBrowser hub)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Axe alone, in the page: the package's own run opens a further page for each.
    private const string Violations =
        """
        async () => (await axe.run({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] }))
            .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
        """;

    private static readonly Look[] Looks = [new("zh-CN", ColorScheme.Light), new("en", ColorScheme.Light), new("zh-CN", ColorScheme.Dark), new("en", ColorScheme.Dark)];

    [Fact]
    public async Task Every_page_is_accessible_fits_a_phone_and_leaves_the_console_quiet()
    {
        var places = Places.Of(await hub.WalkedAsync(), await hub.ThingsAsync());
        var visits = places.Select((place, number) => (Place: place, Look: Looks[number % Looks.Length])).GroupBy(visit => visit.Place.Account);
        var screens = new Dictionary<string, Screen>();
        foreach (var account in places.Select(place => place.Account).Distinct())
        {
            screens[account] = await hub.LikeAsync(await hub.ScreenOfAsync(account), _ => { });
        }

        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(visits, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (own, _) =>
            await VisitAsync(screens[own.Key], [.. own.OrderBy(visit => Array.IndexOf(Looks, visit.Look))], wrong));
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong));
    }

    [Fact]
    public async Task No_page_is_forgotten()
    {
        var visited = Places.Of(await hub.WalkedAsync(), await hub.ThingsAsync()).Select(place => place.Route).ToHashSet();
        var routes = typeof(Api.Http.ApiProblem).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToHashSet();
        Assert.True(routes.Count > 100, "The rule must not be vacuous.");
        Assert.Empty(routes.Except(visited).Except(Places.Unreached.Keys));
        Assert.Empty(visited.Concat(Places.Unreached.Keys).Except(routes));
        Assert.Empty(visited.Intersect(Places.Unreached.Keys));
    }

    [Fact]
    public async Task Every_page_answers_without_script()
    {
        var walk = await hub.WalkedAsync();
        var wrong = new List<string>();
        foreach (var own in new (string Account, string[] Addresses)[]
        {
            ("", ["/", "/scenarios?q=水質監測", $"/challenges/{walk.Challenge}"]), ("park", [$"/park/lists/{walk.List}", "/park/import"]),
            ("company", [$"/company/bids/{walk.Bid}/edit"]), ("administrator", [$"/admin/matches/{walk.Match}", "/inbox"]),
        })
        {
            var screen = await hub.LikeAsync(await hub.ScreenOfAsync(own.Account), options => options.JavaScriptEnabled = false);
            foreach (var address in own.Addresses)
            {
                await screen.GoAsync(address);
                wrong.AddRange(await screen.Page.Locator("main h1").CountAsync() == 1 ? [] : [$"{address}: no heading"]);
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task VisitAsync(Screen screen, IReadOnlyList<(Place Place, Look Look)> visits, ConcurrentQueue<string> wrong)
    {
        Look? now = null;
        foreach (var (place, look) in visits)
        {
            if (look != now)
            {
                await screen.ReadInAsync(look.Language);
                await screen.Page.EmulateMediaAsync(new() { ColorScheme = look.Colours });
                now = look;
            }

            screen.TakeErrors();
            var status = await screen.StatusOfAsync(place.Address);
            string[] found = status == 200 ? [.. await FaultsAsync(screen, look), .. screen.TakeErrors()] : [$"status {status}"];
            foreach (var what in found)
            {
                wrong.Enqueue($"{place} ({look.Language}, {look.Colours}): {what}");
            }
        }

        await screen.Page.Context.CloseAsync();
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Screen screen, Look look)
    {
        var page = screen.Page;
        await page.EvaluateAsync(Axe);
        var faults = (await page.EvaluateAsync<string[]>(Violations)).ToList();
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        await page.SetViewportSizeAsync(360, 740);
        var frame = await page.EvaluateAsync<Frame>(
            "({ width: document.documentElement.scrollWidth, headings: document.querySelectorAll('main h1').length, title: document.title, language: document.documentElement.lang })");
        await page.SetViewportSizeAsync(1280, 900);
        faults.AddRange(wide > 1280 ? [$"{wide} px wide on a desk"] : []);
        faults.AddRange(frame.Width > 360 ? [$"{frame.Width} px wide on a phone"] : []);
        faults.AddRange(frame.Headings == 1 ? [] : [$"{frame.Headings} headings"]);
        faults.AddRange(frame.Title.Length > 0 ? [] : ["no title"]);
        faults.AddRange(frame.Language == look.Language ? [] : [$"in {frame.Language}"]);
        return faults;
    }

    private sealed record Look(string Language, ColorScheme Colours);

    private sealed class Frame
    {
        public int Width { get; set; }
        public int Headings { get; set; }
        public string Title { get; set; } = "";
        public string Language { get; set; } = "";
    }
}
