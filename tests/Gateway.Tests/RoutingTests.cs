using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Gateway.Tests;

public class RoutingTests
{
    [Theory]
    [InlineData("/api/identity/me", "identity-0")]
    [InlineData("/api/scenarios/catalogue", "scenarios-0")]
    [InlineData("/api/bidding/challenges", "bidding-0")]
    [InlineData("/api/matchmaking/matches", "matchmaking-0")]
    [InlineData("/api/notifications/inbox", "notifications-0")]
    [InlineData("/.well-known/openid-configuration", "identity-0")]
    [InlineData("/connect/token", "identity-0")]
    [InlineData("/", "web-0")]
    [InlineData("/scenarios/1", "web-0")]
    [InlineData("/live/inbox", "web-0")]
    [InlineData("/park/import", "web-0")]
    [InlineData("/_blazor/negotiate", "web-0")]
    public async Task A_path_leads_to_its_part(string path, string backend)
    {
        await using var platform = await Platform.StartAsync();
        var seen = await platform.CreateClient().GetFromJsonAsync<Seen>(path);
        Assert.Equal((backend, path), (seen!.Backend, seen.Path));
    }

    [Fact]
    public async Task An_api_that_does_not_exist_is_not_found_in_words()
    {
        await using var platform = await Platform.StartAsync();
        var answer = await platform.CreateClient().GetAsync("/api/weather/today");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"code\":\"not-found\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Reading_goes_on_without_a_failure_when_a_replica_dies()
    {
        await using var platform = await Platform.StartAsync(replicas: 3);
        var client = platform.CreateClient();
        var before = await AskAsync(client, 60);
        Assert.Equal(3, before.Distinct().Count());

        await platform.Backends["scenarios-1"].DisposeAsync();

        Assert.Equal(["scenarios-0", "scenarios-2"], (await AskAsync(client, 60)).Distinct().Order());
    }

    [Fact]
    public async Task A_dead_replica_is_left_out_of_writes_too_and_taken_back_when_it_lives_again()
    {
        await using var platform = await Platform.StartAsync(replicas: 2);
        var client = platform.CreateClient();
        var address = platform.Backends["scenarios-1"].Address;
        await platform.Backends["scenarios-1"].DisposeAsync();

        await Eventually.Async(() => PostAsync(client, 12), backends => backends.All(backend => backend == "scenarios-0"));

        await using var again = await Backend.StartAsync("scenarios-1", address);
        await Eventually.Async(() => PostAsync(client, 12), backends => backends.Contains("scenarios-1"));
    }

    [Fact]
    public async Task A_replica_that_reports_itself_unwell_gets_nothing_unless_all_do()
    {
        await using var platform = await Platform.StartAsync(replicas: 2);
        var client = platform.CreateClient();
        platform.Backends["scenarios-0"].Healthy = false;
        await Eventually.Async(() => PostAsync(client, 12), backends => backends.All(backend => backend == "scenarios-1"));

        platform.Backends["scenarios-1"].Healthy = false;
        await Eventually.Async(() => PostAsync(client, 12), backends => backends.Contains("scenarios-0"));
    }

    [Fact]
    public async Task A_part_that_does_not_answer_is_explained_in_the_users_language()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Backends["bidding-0"].DisposeAsync();
        var client = platform.CreateClient();

        var answer = await client.GetAsync("/api/bidding/challenges");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"code\":\"gateway.unavailable\"", text);
        Assert.Contains("请稍后重试", text);

        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        Assert.Contains("Please try again shortly", await (await client.PostAsync("/api/bidding/challenges", null)).Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        Assert.Equal("text/html", (await client.GetAsync("/api/bidding/challenges")).Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/api/notifications/stream", "notifications-0")]
    [InlineData("/live/inbox?stream", "web-0")]
    [InlineData("/park/import/0198/live?stream", "web-0")]
    public async Task An_answer_that_takes_too_long_is_given_up_in_words_but_a_stream_may_stay_silent(string path, string backend)
    {
        await using var platform = await Platform.StartAsync(1, ("Gateway:PatienceSeconds", "1"));
        var client = platform.CreateClient();
        var events = platform.Backends[backend].Events.Writer;
        events.TryWrite("first");
        using var stream = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal("event: notice", await lines.ReadLineAsync());

        var answer = await client.GetAsync("/api/bidding/never");

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Contains("gateway.unavailable", await answer.Content.ReadAsStringAsync());
        events.TryWrite("last");
        events.TryComplete();
        Assert.Contains("data: last", await lines.ReadToEndAsync());
    }

    [Fact]
    public async Task A_gateway_that_stops_does_not_wait_for_its_streams()
    {
        await using var platform = await Platform.StartAsync();
        platform.Backends["notifications-0"].Events.Writer.TryWrite("first");
        using var stream = await platform.CreateClient().GetAsync("/api/notifications/stream", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal("event: notice", await lines.ReadLineAsync());

        platform.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await Assert.ThrowsAnyAsync<IOException>(() => lines.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public async Task A_part_that_is_not_configured_is_unavailable()
    {
        await using var platform = await Platform.StartAsync(replicas: 0);
        var answer = await platform.CreateClient().GetAsync("/api/scenarios/catalogue");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("gateway.unavailable", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<List<string>> AskAsync(HttpClient client, int times)
    {
        var backends = new List<string>();
        for (var i = 0; i < times; i++)
        {
            backends.Add((await client.GetFromJsonAsync<Seen>("/api/scenarios/catalogue"))!.Backend);
        }

        return backends;
    }

    /// <summary>Who answered each of some writes; the status where nobody did.</summary>
    private static async Task<List<string>> PostAsync(HttpClient client, int times)
    {
        var backends = new List<string>();
        for (var i = 0; i < times; i++)
        {
            var answer = await client.PostAsync("/api/scenarios/submit", null);
            backends.Add(answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<Seen>())!.Backend : answer.StatusCode.ToString());
        }

        return backends;
    }
}
