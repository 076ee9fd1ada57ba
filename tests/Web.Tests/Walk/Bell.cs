using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ScenarioHub.Web.Tests.Walk;

/// <summary>The number on the bell of a page that stays open.</summary>
internal sealed class Bell
{
    private readonly IPage _page;

    private Bell(IPage page, int before) => (_page, Before) = (page, before);

    public int Before { get; }

    /// <summary>Opens a page, marks it, and reads the bell.</summary>
    public static async Task<Bell> WatchAsync(Screen screen)
    {
        var connected = screen.Page.WaitForResponseAsync("**/live/inbox");
        await screen.GoAsync("/today");
        await connected;
        await screen.Page.EvaluateAsync("document.body.dataset.neverReloaded = 'yes'");
        return new(screen.Page, await ReadAsync(screen.Page));
    }

    /// <summary>Waits until the bell says more, on the page that was marked.</summary>
    public async Task<int> ChangesAsync()
    {
        await _page.WaitForFunctionAsync(
            "before => Number(document.querySelector('[data-unread]').textContent) > before && !document.querySelector('[data-unread]').hidden", Before);
        await Expect(_page.Locator("body")).ToHaveAttributeAsync("data-never-reloaded", "yes");
        return await ReadAsync(_page);
    }

    private static async Task<int> ReadAsync(IPage page) =>
        int.Parse(await page.Locator("[data-unread]").TextContentAsync() ?? "0", CultureInfo.InvariantCulture);
}
