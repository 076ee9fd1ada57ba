using Microsoft.Playwright;
using ScenarioHub.Demo;
using ScenarioHub.Testing.Hub;
using ScenarioHub.Web.Tests;
using ScenarioHub.Web.Tests.Pages;
using ScenarioHub.Web.Tests.Walk;
using Xunit;

[assembly: AssemblyFixture(typeof(HubBrowser))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ScenarioHub.Web.Tests;

/// <summary>The whole model and the distribution's Chromium before it; one browser session for each account.</summary>
public sealed class HubBrowser : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private readonly Dictionary<string, Screen> _screens = [];
    private readonly Lazy<Task<MainWalk>> _walk;
    private readonly Lazy<Task<Things>> _things;
    private readonly Lazy<HttpClient> _gateway;
    private IBrowser? _browser;
    private RunningHub? _hub;
    private IPlaywright? _playwright;

    public HubBrowser()
    {
        _walk = new(() => MainWalk.RunAsync(this));
        _things = new(async () => await Things.MakeAsync(this, (await WalkedAsync()).Scenario));
        _gateway = new(() => new() { BaseAddress = Address });
    }

    /// <summary>The gateway.</summary>
    public Uri Address => _hub!.Address;

    public async ValueTask InitializeAsync()
    {
        _hub = await RunningHub.StartAsync();
        _playwright = await Playwright.CreateAsync();
        var executable = Environment.GetEnvironmentVariable("HUB_TEST_CHROMIUM") ?? "/usr/bin/chromium";
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments });
    }

    /// <summary>The main job, walked on screen once; pages are then looked at in the state in which it left them.</summary>
    public Task<MainWalk> WalkedAsync() => _walk.Value;

    /// <summary>What pages are about beside the main job, made once.</summary>
    public Task<Things> ThingsAsync() => _things.Value;

    /// <summary>A demo account at the API.</summary>
    public Task<Person> PersonAsync(string account) => Person.SignInAsync(_gateway.Value, account, $"{account}@demo.example", _hub!.DemoPassword);

    /// <summary>A demo account's screen, signed in; the public's for an empty name.</summary>
    public async Task<Screen> ScreenOfAsync(string account)
    {
        if (!_screens.TryGetValue(account, out var screen))
        {
            screen = await OpenAsync(new());
            if (account.Length > 0)
            {
                await screen.SignInAsync($"{account}@demo.example", _hub!.DemoPassword);
            }

            _screens[account] = screen;
        }

        return screen;
    }

    /// <summary>A second window of an account, in the same or another make of browser.</summary>
    public async Task<Screen> LikeAsync(Screen other, Action<BrowserNewContextOptions> differently)
    {
        var options = new BrowserNewContextOptions { StorageState = await other.Page.Context.StorageStateAsync() };
        differently(options);
        return await OpenAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_gateway.IsValueCreated)
        {
            _gateway.Value.Dispose();
        }

        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }
    }

    private async Task<Screen> OpenAsync(BrowserNewContextOptions options)
    {
        options.BaseURL ??= Address.ToString();
        options.Locale ??= "zh-CN";
        options.TimezoneId = "Asia/Shanghai";
        options.ViewportSize ??= new() { Width = 1280, Height = 900 };
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return new(await context.NewPageAsync());
    }
}
