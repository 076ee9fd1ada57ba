using System.Net.Http.Json;
using MassTransit;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Gateway.Tests;

public class CacheTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/scenarios/catalogue?q=水质")]
    [InlineData("/api/scenarios/catalogue/facets")]
    [InlineData("/scenarios?kind=need")]
    [InlineData("/sitemap.xml")]
    public async Task A_first_page_is_kept_for_everybody_by_language_and_query(string path)
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var platform = await KeepingAsync(broker);
        using var client = platform.CreateClient();
        var kept = await KeptAsync(client, path);
        Assert.Equal(kept, await RequestAsync(client, path));
        Assert.NotEqual(kept, await RequestAsync(client, path, ("Accept-Language", "en")));
        Assert.NotEqual(kept, await RequestAsync(client, path, ("Cookie", "hub.language=c%3Den%7Cuic%3Den")));
        Assert.NotEqual(kept, await RequestAsync(client, path + (path.Contains('?') ? "&" : "?") + "sort=newest"));
    }

    [Theory]
    [InlineData("/api/scenarios/catalogue", "Authorization", "Bearer x")]
    [InlineData("/scenarios", "Cookie", ".ScenarioHub.Session=x")]
    [InlineData("/scenarios", "Cookie", "hub.language=x; .AspNetCore.Antiforgery=y")]
    [InlineData("/api/scenarios/catalogue?after=x", "Accept", "*/*")]
    [InlineData("/api/scenarios/catalogue/7f3f1f3e-0000-0000-0000-000000000000", "Accept", "*/*")]
    [InlineData("/today", "Accept", "*/*")]
    public async Task What_is_somebodys_own_or_no_first_page_goes_through(string path, string header, string value)
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var platform = await KeepingAsync(broker);
        using var client = platform.CreateClient();
        await KeptAsync(client, "/api/scenarios/catalogue");
        await KeptAsync(client, "/scenarios");
        Assert.NotEqual(await RequestAsync(client, path, (header, value)), await RequestAsync(client, path, (header, value)));
    }

    [Fact]
    public async Task A_page_that_is_asked_for_once_is_not_kept_and_one_that_is_asked_for_again_is()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var platform = await KeepingAsync(broker);
        using var client = platform.CreateClient();
        await KeptAsync(client, "/scenarios");
        var first = await RequestAsync(client, "/scenarios?q=asked");
        var second = await RequestAsync(client, "/scenarios?q=asked");
        Assert.NotEqual(first, second);
        Assert.Equal(second, await RequestAsync(client, "/scenarios?q=asked"));
    }

    [Fact]
    public async Task A_withdrawal_throws_the_kept_pages_away()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var platform = await KeepingAsync(broker);
        using var client = platform.CreateClient();
        await KeptAsync(client, "/scenarios");
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(broker.Address));
        await bus.StartAsync(Ct);
        try
        {
            var kept = await RequestAsync(client, "/scenarios");
            await bus.Publish(new ScenarioWithdrawn(Guid.NewGuid(), 2, "CJ-2026-000001", "水质监测", new Party(Guid.NewGuid(), "园区"), "不再需要", DateTimeOffset.UtcNow), Ct);
            await Eventually.Async(() => RequestAsync(client, "/scenarios"), id => id != kept, seconds: 4);
        }
        finally
        {
            await bus.StopAsync(Ct);
        }
    }

    [Fact]
    public async Task Without_a_broker_to_hear_from_nothing_is_kept()
    {
        await using var platform = await Platform.StartAsync();
        using var client = platform.CreateClient();
        Assert.NotEqual(await RequestAsync(client, "/scenarios"), await RequestAsync(client, "/scenarios"));
    }

    private static Task<Platform> KeepingAsync(TestVirtualHost broker) => Platform.StartAsync(1, ("ConnectionStrings:messaging", broker.Address.ToString()));

    /// <summary>Asks until an answer has come twice: the gateway keeps nothing before its queue is read.</summary>
    private static Task<string> KeptAsync(HttpClient client, string path)
    {
        string? last = null;
        return Eventually.Async(
            async () =>
            {
                var before = last;
                last = await RequestAsync(client, path);
                return last == before ? last : "";
            },
            id => id.Length > 0);
    }

    /// <summary>The id that the backend saw: the same one twice is an answer that was kept.</summary>
    private static async Task<string> RequestAsync(HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request, Ct);
        var seen = await response.Content.ReadFromJsonAsync<Seen>(Ct);
        return seen!.Headers.Single(header => header.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase)).Value;
    }
}
