using ScenarioHub.Demo;
using ScenarioHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ScenarioHub.Web.Tests.Live;

/// <summary>The live inbox on a page that stays open while the line to the platform is cut.</summary>
public class StreamTests(HubBrowser hub)
{
    private const string Listen =
        "window.said = []; const say = document.querySelector('[data-live-say]'); new MutationObserver(() => said.push(say.textContent)).observe(say, { childList: true })";

    [Fact]
    public async Task A_notice_sent_while_the_stream_was_cut_appears_once_when_it_is_back()
    {
        await hub.WalkedAsync();
        var (things, company) = (await hub.ThingsAsync(), await hub.PersonAsync("company"));
        await using var line = new Line(hub.Address);
        var page = (await hub.LikeAsync(await hub.ScreenOfAsync("company"), options => options.BaseURL = line.Address)).Page;
        var asked = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/live/inbox", StringComparison.Ordinal))
            {
                asked.Add(request.Url);
            }
        };

        var connected = page.WaitForResponseAsync("**/live/inbox");
        await page.GotoAsync("/inbox");
        await connected;
        await page.EvaluateAsync(Listen);

        // One try at least must have failed, so that it is the page's own pause that brings it back.
        line.Cut();
        await Eventually.Async(() => Task.FromResult(asked.Count), tries => tries > 1);
        var number = await ReceiptAsync(company, things.Call);
        Assert.DoesNotContain(await page.EvaluateAsync<string[]>("said"), title => title.Contains(number, StringComparison.Ordinal));

        line.Mend();
        await Expect(page.Locator("[data-live-list] li", new() { HasText = number })).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-unread]")).ToHaveTextAsync($"{await UnreadAsync(company)}");
        Assert.Single(await page.EvaluateAsync<string[]>("said"), title => title.Contains(number, StringComparison.Ordinal));
        Assert.Contains("?after=", asked[^1], StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    /// <summary>Hands a need in, and waits until the notice of its receipt is in the inbox; returns the number.</summary>
    private static async Task<string> ReceiptAsync(Person company, string call)
    {
        var handIn = await company.CreateAsync(
            $"/api/scenarios/calls/{call}/hand-ins", new { content = new { name = "断线期间的申报", kind = "need", need = "断线期间申报的需求，用于核对消息只出现一次。" } });
        var number = (string)handIn["number"]!;
        await Eventually.Async(async () => (await company.GetAsync($"/api/notifications/inbox?q={number}"))["items"]!.AsArray().Count, found => found == 1);
        return number;
    }

    private static async Task<int> UnreadAsync(Person company) => (int)(await company.GetAsync("/api/notifications/inbox/unread"))["count"]!;
}
