using System.Text;
using System.Text.Json;
using ScenarioHub.Notifications.Webhooks;
using ScenarioHub.Notifications.Webhooks.Formats;
using ScenarioHub.Notifications.Webhooks.Sending;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Webhooks;

public class FormatTests
{
    private static readonly WebhookMessage Message = new(
        "msg_1", "challenge.opened", "challenge", DateTimeOffset.UnixEpoch, new("https://hub.example.cn/challenges/1"), "新榜单：[点我](http://坏.cn) @所有人");

    /// <summary>Signatures that the reference implementation for JavaScript (npm standardwebhooks 1.0.0) gave for the same input.</summary>
    [Theory]
    [InlineData("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("msg_1", "1764000000", "{\"type\":\"challenge.opened\",\"标题\":\"水质监测\"}", "7t1yLYy9m8XIRsINNR4S6O4NtzS8SR3VZjhA6LTa7JA=")]
    public void Signatures_are_those_of_a_foreign_implementation(string id, string timestamp, string payload, string signature) =>
        Assert.Equal(signature, StandardWebhook.Sign(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), id, timestamp, Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public async Task A_standard_call_is_thin_and_carries_a_signature_for_each_key()
    {
        using var request = StandardWebhook.Request(new("https://x.example.cn/"), Message, [[1], [2]], DateTimeOffset.FromUnixTimeSeconds(1764000000));
        var body = await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["data", "timestamp", "type"], JsonDocument.Parse(body).RootElement.EnumerateObject().Select(p => p.Name).Order());
        Assert.DoesNotContain("榜单", body, StringComparison.Ordinal);
        Assert.Equal(2, request.Headers.GetValues("webhook-signature").Single().Split(' ').Length);
    }

    /// <summary>The example of 飞书's own guide: an empty text signed with “timestamp, line feed, secret” as the key.</summary>
    [Fact]
    public async Task Robots_get_their_own_shapes()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1599360473);
        using var feishu = Robots.Request(WebhookFormat.Feishu, new("https://x.cn/"), Message, "demo", now);
        var body = JsonDocument.Parse(await feishu.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("1599360473", "text"), (body.GetProperty("timestamp").GetString(), body.GetProperty("msg_type").GetString()));
        Assert.Equal(44, body.GetProperty("sign").GetString()!.Length);

        using var ding = Robots.Request(WebhookFormat.DingTalk, new("https://x.cn/robot/send?access_token=1"), Message, "SEC1", now);
        Assert.StartsWith("https://x.cn/robot/send?access_token=1&timestamp=1599360473000&sign=", ding.RequestUri!.AbsoluteUri, StringComparison.Ordinal);

        using var wecom = Robots.Request(WebhookFormat.WeCom, new("https://x.cn/"), Message, null, now);
        var content = JsonDocument.Parse(await wecom.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("markdown").GetProperty("content").GetString()!;
        Assert.Contains("\\[点我\\]\\(http://坏.cn\\) \\@所有人", content, StringComparison.Ordinal);
        Assert.EndsWith("[查看](https://hub.example.cn/challenges/1)", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok"}""", null)]
    [InlineData("""{"errcode":93000}""", "robot.93000")]
    [InlineData("""{"code":19021,"msg":"sign match fail"}""", "robot.19021")]
    [InlineData("<html>", "robot.answer")]
    public void A_robot_that_answers_200_and_refuses_is_understood(string answer, string? refusal) => Assert.Equal(refusal, Robots.Refusal(answer));

    [Fact]
    public void Ten_tries_are_spread_over_three_days()
    {
        var pauses = Enumerable.Range(1, 9).Select(attempts => RetrySchedule.After(attempts)!.Value).ToList();
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause), TimeSpan.FromDays(3), TimeSpan.FromDays(4));
        Assert.Null(RetrySchedule.After(10));
    }

    [Fact]
    public void Both_secrets_are_valid_for_a_day_after_a_change_and_then_only_the_new_one()
    {
        var now = DateTimeOffset.UnixEpoch;
        var webhook = Webhook.Create(Guid.NewGuid(), "合同系统", "https://x.cn/", WebhookFormat.Standard, [], now);
        Assert.Equal([1], webhook.Valid(now));
        webhook.Rotate(now);
        Assert.Equal([2, 1], webhook.Valid(now.AddHours(23)));
        Assert.Equal([2], webhook.Valid(now.AddHours(24)));
    }
}
