using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Gateway.Tests;

public class LimitTests : IAsyncLifetime
{
    private readonly TestPerson _one = TestPerson.OfCompany();
    private readonly TestPerson _other = TestPerson.OfCompany();
    private TestIssuer _issuer = null!;

    public async ValueTask InitializeAsync() => _issuer = await TestIssuer.StartAsync();

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task A_person_who_asks_too_often_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        await using var platform = await Platform.StartAsync(1, ("Limits:User:Burst", "5"), ("Limits:User:PerMinute", "6"));
        var client = platform.CreateClient();
        Assert.All(await AskAsync(client, _one, 5), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));

        var refused = Assert.Single(await AskAsync(client, _one, 1));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Contains("\"code\":\"gateway.limit\"", text);
        Assert.Contains("秒后再试", text);
        Assert.Equal(HttpStatusCode.OK, Assert.Single(await AskAsync(client, _other, 1)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/scenarios/catalogue")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_is_limited_more_strictly_than_the_rest()
    {
        await using var platform = await Platform.StartAsync(1, ("Limits:SignIn:Burst", "3"), ("Limits:SignIn:PerMinute", "1"));
        var client = platform.CreateClient();
        string[] doors = ["/api/identity/sessions", "/api/identity/organizations", "/connect/token"];
        foreach (var door in doors)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(door, null)).StatusCode);
        }

        foreach (var door in doors)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await client.PostAsync(door, null)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/identity/organizations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/identity/sessions/refresh", null)).StatusCode);
    }

    [Fact]
    public async Task An_address_is_limited_whatever_it_claims_to_be_and_health_is_not()
    {
        await using var platform = await Platform.StartAsync(1, ("Limits:Address:Burst", "4"), ("Limits:Address:PerMinute", "1"));
        var client = platform.CreateClient();
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/scenarios/catalogue");
            request.Headers.Add("X-Forwarded-For", $"10.0.0.{i}");
            codes.Add((await client.SendAsync(request)).StatusCode);
        }

        Assert.Equal(4, codes.Count(code => code == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task A_limit_of_zero_is_none()
    {
        await using var platform = await Platform.StartAsync(1, ("Limits:SignIn:Burst", "0"));
        var client = platform.CreateClient();
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/identity/sessions", null)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/scenarios/imports", 60, true)]
    [InlineData("/api/scenarios/imports", 20, false)]
    [InlineData("/api/scenarios/", 3, true)]
    [InlineData("/api/scenarios/", 1, false)]
    [InlineData("/park/import", 20, false)]
    [InlineData("/api/scenarios/imports/jobs", 20, false)]
    [InlineData("/api/scenarios/0199c5d0-0000-7000-8000-000000000000/attachments", 20, false)]
    [InlineData("/park/scenarios/0199c5d0-0000-7000-8000-000000000000/attachments", 20, false)]
    public async Task A_body_that_is_too_large_is_refused_in_words_and_reaches_nobody(string path, int megabytes, bool refused)
    {
        await using var platform = await Platform.StartAsync();
        var answer = await platform.CreateClient().PostAsync(path, new ByteArrayContent(new byte[megabytes * 1024 * 1024]));
        if (refused)
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("\"code\":\"gateway.body\"", text);
            Assert.Contains(path.Contains("imports") ? "最多 25 MB" : "最多 2 MB", text);
        }
        else
        {
            Assert.Equal(megabytes * 1024 * 1024, (await answer.Content.ReadFromJsonAsync<Seen>())!.Bytes);
        }
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_cut_off_at_the_limit()
    {
        await using var platform = await Platform.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/scenarios/") { Content = new StreamContent(new MemoryStream(new byte[3 * 1024 * 1024])) };
        request.Headers.TransferEncodingChunked = true;
        var answer = await platform.CreateClient().SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("request.too-large", await answer.Content.ReadAsStringAsync());
    }

    private async Task<List<HttpResponseMessage>> AskAsync(HttpClient client, TestPerson person, int times)
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < times; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/scenarios/catalogue");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _issuer.TokenFor(person));
            answers.Add(await client.SendAsync(request));
        }

        return answers;
    }
}
