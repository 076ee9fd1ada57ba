using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Webhooks.Formats;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Webhooks;

public class WebhookApiTests(NotificationsApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_of_the_organisation_calls_its_webhook_once_with_a_signature_that_verifies()
    {
        await using var receiver = await Receiver.StartAsync();
        var manager = await ManagerAsync();
        var webhook = await CreateAsync(manager, receiver.Url);
        var secret = (await GetAsync(manager, $"/{webhook.GetProperty("id")}/secret")).GetProperty("secret").GetString()!;
        var (fact, message) = (Received(manager), Guid.CreateVersion7());
        await app.PublishAsync(fact, message);
        await app.PublishAsync(fact, message);
        var call = (await Eventually.Async(() => Task.FromResult(receiver.Calls.ToArray()), calls => calls.Length > 0))[0];
        Assert.Equal(
            $"v1,{StandardWebhook.Sign(Convert.FromBase64String(secret["whsec_".Length..]), call.Headers["webhook-id"], call.Headers["webhook-timestamp"], Encoding.UTF8.GetBytes(call.Body))}",
            call.Headers["webhook-signature"]);
        Assert.Equal("bid.submitted", JsonDocument.Parse(call.Body).RootElement.GetProperty("type").GetString());
        await Eventually.Async(() => CallsAsync(manager, webhook), calls => calls is [var only] && only.GetProperty("state").GetString() == "done");
        Assert.Single(receiver.Calls);
    }

    [Fact]
    public async Task What_does_not_concern_the_organisation_or_a_topic_it_did_not_choose_calls_nobody()
    {
        await using var receiver = await Receiver.StartAsync();
        var (manager, other) = (await ManagerAsync(), await ManagerAsync());
        var webhook = await CreateAsync(manager, receiver.Url, topics: ["result"]);
        await app.PublishAsync(Received(other));
        await app.PublishAsync(Received(manager));
        await app.InboxOfAsync(manager, 1);
        Assert.Empty(await CallsAsync(manager, webhook));
    }

    [Fact]
    public async Task A_failing_receiver_is_tried_again_later_and_the_log_says_what_came_of_it()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, http) => { http.Response.StatusCode = 503; return Task.CompletedTask; };
        var manager = await ManagerAsync();
        var webhook = await CreateAsync(manager, receiver.Url);
        await app.PublishAsync(Received(manager));
        await Eventually.Async(() => CallsAsync(manager, webhook), c => c is [var only] && Statuses(only).Contains(503));
        receiver.Answer = (_, http) => { http.Response.StatusCode = 204; return Task.CompletedTask; };
        var calls = await Eventually.Async(() => CallsAsync(manager, webhook), c => c is [var only] && only.GetProperty("state").GetString() == "done", 40);
        Assert.Equal(204, Statuses(calls[0])[0]);
        Assert.Equal(calls[0].GetProperty("attempts").GetInt32(), Statuses(calls[0]).Count);
        Assert.Single(receiver.Calls.Select(c => c.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task A_replica_that_stops_hands_its_receiver_to_the_others_at_once()
    {
        await using var receiver = await Receiver.StartAsync();
        var held = new TaskCompletionSource();
        receiver.Answer = (_, http) => receiver.Calls.Count == 1 ? Task.WhenAny(held.Task, Task.Delay(Timeout.Infinite, http.RequestAborted)) : Task.CompletedTask;
        var manager = TestPerson.OfCompany() with { Roles = [Roles.Manager] };
        await using var lonely = new NotificationsApp();
        await lonely.InitializeAsync();
        await lonely.KnowAsync(manager);
        var (_, webhook) = await SendAsync(manager, HttpMethod.Post, "", new { name = "合同系统", url = receiver.Url }, on: lonely);
        await lonely.PublishAsync(Received(manager));
        await Eventually.Async(() => Task.FromResult(receiver.Calls.Count), count => count == 1);
        var id = webhook.GetProperty("id").GetGuid();
        Assert.Equal(1, await lonely.CountAsync("SELECT count(*) FROM webhook WHERE id = $1 AND busy_until > clock_timestamp()", id));

        foreach (var service in lonely.Services.GetServices<IHostedService>().Where(service => service.GetType().Name == "WebhookWorker"))
        {
            await service.StopAsync(Ct);
        }

        Assert.Equal(1, await lonely.CountAsync("SELECT count(*) FROM webhook w JOIN webhook_call c ON c.webhook_id = w.id WHERE w.id = $1 AND busy_until IS NULL AND c.state = 'Waiting'", id));
        held.SetResult();
    }

    [Fact]
    public async Task A_robot_whose_secret_cannot_be_opened_is_given_up_like_any_other_that_fails()
    {
        await using var receiver = await Receiver.StartAsync();
        var manager = await ManagerAsync();
        var (_, robot) = await SendAsync(manager, HttpMethod.Post, "", new { name = "群机器人", url = receiver.Url, format = "dingTalk", robotSecret = "SEC1" });
        await app.CountAsync("WITH spoilt AS (UPDATE webhook SET robot_secret = '\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff' WHERE id = $1 RETURNING 1) SELECT count(*) FROM spoilt", robot.GetProperty("id").GetGuid());
        await app.PublishAsync(Received(manager));
        await Eventually.Async(() => CallsAsync(manager, robot), calls => calls is [var only] && only.GetProperty("tries").EnumerateArray().Any(one => one.GetProperty("error").GetString() == "call.unwritable"));
        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_disabled_its_people_are_told_and_a_replay_makes_up_for_it()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, http) => { http.Response.StatusCode = 410; return Task.CompletedTask; };
        var manager = await ManagerAsync();
        var webhook = await CreateAsync(manager, receiver.Url);
        await app.PublishAsync(Received(manager));
        var disabled = await Eventually.Async(() => GetAsync(manager, $"/{webhook.GetProperty("id")}"), w => w.GetProperty("state").GetString() == "disabled");
        Assert.Contains(await app.InboxOfAsync(manager, 2), notice => notice.Title.Contains("合同系统", StringComparison.Ordinal));

        receiver.Answer = (_, _) => Task.CompletedTask;
        await PostAsync(manager, $"/{webhook.GetProperty("id")}/resume", null, disabled.GetProperty("version").GetInt64());
        await PostAsync(manager, $"/{webhook.GetProperty("id")}/replay", new { since = DateTimeOffset.UtcNow.AddHours(-1) });
        await Eventually.Async(() => CallsAsync(manager, webhook), calls => calls.Any(c => c.GetProperty("type").GetString() == "bid.submitted" && c.GetProperty("state").GetString() == "done"), 40);
        var calls = receiver.Calls.Where(c => c.Body.Contains("bid.submitted", StringComparison.Ordinal)).ToList();
        Assert.True(calls.Count > 1, "It was not replayed.");
        Assert.Single(calls.Select(c => c.Headers["webhook-id"]).Distinct());
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("\0\0")]
    public async Task An_answer_that_cannot_be_kept_as_it_is_does_not_make_the_call_come_again(string end)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, http) => http.Response.WriteAsync(new string('a', 499) + end, Ct);
        var manager = await ManagerAsync();
        var webhook = await CreateAsync(manager, receiver.Url);
        await app.PublishAsync(Received(manager));
        await Eventually.Async(() => CallsAsync(manager, webhook), calls => calls is [var only] && only.GetProperty("state").GetString() == "done");
        Assert.Single(receiver.Calls);
    }

    [Fact]
    public async Task A_test_call_says_whether_the_receiver_works()
    {
        await using var receiver = await Receiver.StartAsync();
        var manager = await ManagerAsync();
        var webhook = await CreateAsync(manager, receiver.Url);
        await PostAsync(manager, $"/{webhook.GetProperty("id")}/test", null, expected: 202);
        await Eventually.Async(() => CallsAsync(manager, webhook), calls => calls is [var only] && only.GetProperty("state").GetString() == "done");
        Assert.Contains("webhook.test", receiver.Calls.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_its_own_organisations_managers_matter()
    {
        var manager = await ManagerAsync();
        var webhook = await CreateAsync(manager, "https://hooks.example.cn/1");
        var path = $"/{webhook.GetProperty("id")}";
        foreach (var (who, status) in new (TestPerson?, int)[] { (null, 401), (manager with { Roles = [Roles.Member] }, 403), (TestPerson.OfCompany() with { Roles = [Roles.Manager] }, 404) })
        {
            foreach (var (method, act) in new[] { ("GET", ""), ("GET", "/secret"), ("GET", "/calls"), ("POST", "/test"), ("POST", "/pause"), ("POST", "/rotate"), ("POST", "/remove") })
            {
                Assert.Equal(status, (await SendAsync(who, new(method), path + act, null, 1)).Status);
            }
        }
    }

    [Theory]
    [InlineData("http-is-wrong", "webhook.url")]
    [InlineData("ftp://example.cn/", "webhook.url")]
    [InlineData("https://user:pw@example.cn/", "webhook.url")]
    [InlineData("https://example.cn/#part", "webhook.url")]
    public async Task A_wrong_address_is_refused_by_name(string url, string code)
    {
        var (status, body) = await SendAsync(await ManagerAsync(), HttpMethod.Post, "", new { name = "合同系统", url });
        Assert.Equal((400, code), (status, body.GetProperty("errors")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task No_secret_is_in_the_database_or_in_a_list()
    {
        var manager = await ManagerAsync();
        var (status, robot) = await SendAsync(manager, HttpMethod.Post, "", new { name = "群机器人", url = "https://oapi.example.cn/robot", format = "dingTalk", robotSecret = "SEC-群密钥-0815" });
        Assert.Equal(201, status);
        var webhook = await CreateAsync(manager, "https://hooks.example.cn/2");
        var secret = (await GetAsync(manager, $"/{webhook.GetProperty("id")}/secret")).GetProperty("secret").GetString()!;
        Assert.DoesNotContain("SEC-群密钥-0815", robot.GetRawText(), StringComparison.Ordinal);
        foreach (var text in new[] { secret, "SEC-群密钥-0815" })
        {
            Assert.Equal(0, await app.CountAsync("SELECT (SELECT count(*) FROM webhook w WHERE w::text LIKE $1) + (SELECT count(*) FROM idempotency i WHERE i::text LIKE $1) + (SELECT count(*) FROM audit a WHERE a::text LIKE $1)", $"%{text}%"));
        }
    }

    private static IReadOnlyList<int?> Statuses(JsonElement call) =>
        [.. call.GetProperty("tries").EnumerateArray().Select(t => t.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number ? status.GetInt32() : (int?)null)];

    private static BidReceived Received(TestPerson person) =>
        new(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG-2026-000045", "低空物流", person.OrganizationId, "submitted", DateTimeOffset.UtcNow);

    private async Task<TestPerson> ManagerAsync()
    {
        var manager = TestPerson.OfCompany() with { Roles = [Roles.Manager] };
        await app.KnowAsync(manager);
        return manager;
    }

    /// <summary>A webhook for what concerns bids, unless told otherwise: other tests tell all companies of their challenges.</summary>
    private async Task<JsonElement> CreateAsync(TestPerson manager, string url, string[]? topics = null)
    {
        var (status, body) = await SendAsync(manager, HttpMethod.Post, "", new { name = "合同系统", url, topics = topics ?? ["bid"] });
        Assert.True(status == 201, body.ToString());
        return body;
    }

    private async Task<JsonElement[]> CallsAsync(TestPerson manager, JsonElement webhook) =>
        [.. (await GetAsync(manager, $"/{webhook.GetProperty("id")}/calls")).GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> GetAsync(TestPerson manager, string path)
    {
        var (status, body) = await SendAsync(manager, HttpMethod.Get, path, null);
        Assert.True(status == 200, body.ToString());
        return body;
    }

    private async Task PostAsync(TestPerson manager, string path, object? body, long? version = null, int expected = 200)
    {
        var (status, answer) = await SendAsync(manager, HttpMethod.Post, path, body, version);
        Assert.True(status == expected, $"{status} {answer}");
    }

    private async Task<(int Status, JsonElement Body)> SendAsync(TestPerson? who, HttpMethod method, string path, object? body, long? version = null, NotificationsApp? on = null)
    {
        using var client = (on ?? app).As(who);
        using var request = new HttpRequestMessage(method, $"/api/notifications/webhooks{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (version is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        }

        using var response = await client.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
