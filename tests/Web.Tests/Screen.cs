using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ScenarioHub.Web.Tests;

/// <summary>Somebody before a page: what they do, by the words on it.</summary>
public sealed class Screen
{
    private readonly List<string> _errors = [];

    public Screen(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Add($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser's console has complained of since it was last asked.</summary>
    public string[] TakeErrors()
    {
        string[] errors = [.. _errors];
        _errors.Clear();
        return errors;
    }

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("/sign-in");
        await FillAsync(("Input.Email", email), ("Input.Password", password));
        await Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Page.WaitForURLAsync("**/today");
    }

    /// <summary>Opens an address and wants to see it.</summary>
    public async Task GoAsync(string address) => Assert.Equal(200, await StatusOfAsync(address));

    /// <summary>Takes to one of the two languages, and stays with it.</summary>
    public Task ReadInAsync(string language) => GoAsync($"/language?to={language}&back=/about");

    /// <summary>Opens an address and tells the status.</summary>
    public async Task<int> StatusOfAsync(string address) => (await Page.GotoAsync(address))!.Status;

    /// <summary>Presses a button or a link that looks like one, named in full.</summary>
    public Task PressAsync(string words) => Named("button", words).Or(Named("a", words)).First.ClickAsync();

    /// <summary>Opens the guard of an act.</summary>
    public Task UncoverAsync(string act) => Named("summary", act).ClickAsync();

    /// <summary>Opens the guard of an act, and confirms it.</summary>
    public async Task ConfirmAsync(string act, string confirmation)
    {
        await UncoverAsync(act);
        await PressAsync(confirmation);
    }

    /// <summary>Follows the first link in the page that holds these words; the next page is there when its heading is.</summary>
    public async Task FollowAsync(string words)
    {
        var heading = await Page.Locator("h1").TextContentAsync() ?? "";
        await Page.Locator("main a", new() { HasText = words }).First.ClickAsync();
        await Expect(Page.Locator("h1")).Not.ToHaveTextAsync(heading);
    }

    /// <summary>Types into fields, by the names under which they are posted.</summary>
    public async Task FillAsync(params (string Field, string Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            await Page.Locator($"[name='{field}']").FillAsync(value);
        }
    }

    /// <summary>Ticks all rows of the table and presses the button above it.</summary>
    public async Task PickAllAsync(string button)
    {
        await Page.Locator("[data-bulk-all] input").CheckAsync();
        await PressAsync(button);
    }

    public Task SeesAsync(string words) => Expect(Page.Locator("main")).ToContainTextAsync(words, new() { Timeout = 20_000 });

    public Task SeesNotAsync(string words) => Expect(Page.Locator("main")).Not.ToContainTextAsync(words);

    public async Task SaveAsync(string name)
    {
        await Page.EvaluateAsync("scrollTo(0, 0)");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "TestResults", "screenshots", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    private ILocator Named(string element, string words) =>
        Page.Locator($"main {element}").Filter(new() { HasTextRegex = new($"^\\s*{System.Text.RegularExpressions.Regex.Escape(words)}\\s*$"), Visible = true });
}
