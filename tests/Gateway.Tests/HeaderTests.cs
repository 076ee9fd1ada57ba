using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using Xunit;

namespace ScenarioHub.Gateway.Tests;

public class HeaderTests
{
    [Fact]
    public async Task Every_answer_tells_browsers_what_pages_may_do()
    {
        await using var platform = await Platform.StartAsync();
        var client = platform.CreateClient();
        foreach (var path in (string[])["/", "/api/scenarios/catalogue", "/api/none", "/health"])
        {
            var headers = (await client.GetAsync(path)).Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("strict-origin-when-cross-origin", headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("camera=()", headers.GetValues("Permissions-Policy").Single());
            Assert.False(headers.Contains("Strict-Transport-Security"));
            Assert.False(headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task What_a_service_has_set_itself_stays()
    {
        await using var platform = await Platform.StartAsync();
        var answer = await platform.CreateClient().GetAsync("/api/scenarios/own-headers");
        Assert.Equal("default-src https:", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Claims_about_where_a_request_comes_from_are_replaced_by_the_truth()
    {
        await using var platform = await Platform.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/scenarios/catalogue") { Headers = { Host = "hub.example.cn" } };
        request.Headers.Add("X-Forwarded-For", "8.8.8.8");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Port", "1");
        request.Headers.Add("Forwarded", "for=8.8.8.8");
        request.Headers.Add("X-Real-IP", "8.8.8.8");
        request.Headers.Add("X-Request-Id", "forged");

        var answer = await platform.CreateClient().SendAsync(request);

        var seen = await answer.Content.ReadFromJsonAsync<Seen>();
        Assert.Equal("hub.example.cn", seen!.Host);
        Assert.Equal(("127.0.0.1", "http", "hub.example.cn"), (seen.Headers["X-Forwarded-For"], seen.Headers["X-Forwarded-Proto"], seen.Headers["X-Forwarded-Host"]));
        Assert.DoesNotContain(seen.Headers, header => header.Value.Contains("8.8.8.8") || header.Key == "X-Forwarded-Port");
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        Assert.Equal(id, seen.Headers.Single(header => header.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase)).Value);
        Assert.Contains(id, seen.Headers["traceparent"]);
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed_and_https_is_kept()
    {
        await using var platform = await Platform.StartAsync(1, ("Gateway:TrustedProxies:0", "127.0.0.0/8"));
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/scenarios/catalogue");
        request.Headers.Add("X-Forwarded-For", "10.1.2.3");
        request.Headers.Add("X-Forwarded-Proto", "https");

        var answer = await platform.CreateClient().SendAsync(request);

        Assert.Contains("max-age=", answer.Headers.GetValues("Strict-Transport-Security").Single());
        var seen = await answer.Content.ReadFromJsonAsync<Seen>();
        Assert.Equal(("10.1.2.3", "https"), (seen!.Headers["X-Forwarded-For"], seen.Headers["X-Forwarded-Proto"]));
    }

    [Fact]
    public async Task Answers_are_compressed_for_those_who_can_read_that()
    {
        await using var platform = await Platform.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/scenarios/large") { Headers = { { "Accept-Encoding", "br" } } };
        var answer = await platform.CreateClient().SendAsync(request);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, 5_000);
    }

    [Fact]
    public async Task Events_pass_one_by_one_as_they_happen()
    {
        await using var platform = await Platform.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/notifications/stream") { Headers = { { "Accept-Encoding", "br, gzip" } } };
        var events = platform.Backends["notifications-0"].Events.Writer;
        events.TryWrite("0");
        using var answer = await platform.CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var stream = await answer.Content.ReadAsStreamAsync(deadline.Token);
        await using var items = SseParser.Create(stream).EnumerateAsync(deadline.Token).GetAsyncEnumerator();

        // The next event is written only after the one before has arrived: a buffer anywhere would hold this up for ever.
        for (var i = 0; i < 20; i++)
        {
            Assert.True(await items.MoveNextAsync());
            Assert.Equal(i.ToString(), items.Current.Data);
            events.TryWrite((i + 1).ToString());
        }
    }

    [Fact]
    public async Task The_viewer_of_the_api_documents_is_open_to_anyone_and_may_run_its_own_script_only_there()
    {
        await using var platform = await Platform.StartAsync();
        var client = platform.CreateClient();
        var page = await client.GetAsync("/openapi");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("swagger-ui", await page.Content.ReadAsStringAsync());
        Assert.Contains("script-src 'self' 'unsafe-inline'", page.Headers.GetValues("Content-Security-Policy").Single());
        var script = await client.GetStringAsync("/openapi/index.js");
        foreach (var name in Routing.ServiceAddresses.Apis)
        {
            Assert.Contains($"/api/{name}/openapi.json", script);
        }
    }
}
