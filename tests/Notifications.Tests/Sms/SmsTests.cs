using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.Notifications.Tests.Channels;
using ScenarioHub.Notifications.Tests.Webhooks;
using ScenarioHub.Notifications.Webhooks.Formats;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Sms;

[Collection(nameof(ChannelsCollection))]
public partial class SmsTests(ChannelsApp app)
{
    [Fact]
    public async Task What_is_urgent_comes_to_a_confirmed_number_in_a_signed_request_and_the_receipt_is_noted()
    {
        var (person, number) = (await app.SomebodyAsync(), Number());
        await ConfirmAsync(person, number);
        await app.TellAsync(person, "不急");
        await app.TellAsync(person, "急 \"事\"", urgent: true);
        var call = (await MessagesAsync(number, 2))[1];
        var body = JsonDocument.Parse(call.Body).RootElement;
        Assert.Contains("急 \"事\"", body.Text("text"), StringComparison.Ordinal);
        var headers = new HeaderDictionary(call.Headers.ToDictionary(h => h.Key, h => new Microsoft.Extensions.Primitives.StringValues(h.Value)));
        Assert.True(StandardWebhook.Verify(headers, Encoding.UTF8.GetBytes(call.Body), StandardWebhook.KeyOf(ChannelsApp.Secret), DateTimeOffset.UtcNow));
        Assert.Equal($"Bearer {body.Text("id")}", call.Headers["authorization"]);

        await StateAsync(person, "Sent");
        Assert.Equal(401, await ReceiptAsync(body.Text("id"), "delivered", key: new byte[24]));
        Assert.Equal(400, await ReceiptAsync(body.Text("id"), "perhaps"));
        await StateAsync(person, "Sent");
        Assert.Equal(204, await ReceiptAsync(body.Text("id"), "delivered", reason: "odd\0" + new string('x', 5000)));
        await StateAsync(person, "Received");
        Assert.Equal(204, await ReceiptAsync(body.Text("id"), "failed"));
        Assert.Equal(204, await ReceiptAsync(Guid.NewGuid().ToString(), "failed"));
        await StateAsync(person, "Received");
    }

    [Theory]
    [InlineData("delivered", 200, "Received")]
    [InlineData("failed", 200, "Failed")]
    [InlineData("delivered", 503, "Received")]
    public async Task A_receipt_that_comes_before_the_gateways_answer_is_not_lost(string told, int answer, string state)
    {
        var (person, number) = (await app.SomebodyAsync(), Number());
        await ConfirmAsync(person, number);
        app.Gateway.Answer = async (call, http) =>
        {
            var body = JsonDocument.Parse(call.Body).RootElement;
            if (body.Text("to") == number)
            {
                Assert.Equal(204, await ReceiptAsync(body.Text("id"), told));
                http.Response.StatusCode = answer;
            }
        };
        await app.TellAsync(person, "先有回执", urgent: true);
        await StateAsync(person, state);

        // The worker notes what it heard once it is done with the message, which it is before it takes the next one.
        var (other, next) = (await app.SomebodyAsync(), Number());
        await ConfirmAsync(other, next);
        await app.TellAsync(other, "下一条", urgent: true);
        await StateAsync(other, "Sent");
        app.Gateway.Answer = (_, _) => Task.CompletedTask;
        await StateAsync(person, state);
        Assert.Single(await MessagesAsync(number, 2), call => JsonDocument.Parse(call.Body).RootElement.Text("text").Contains("先有回执", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gateway_that_refuses_for_good_ends_a_message_and_one_that_is_busy_is_asked_again()
    {
        var (person, number) = (await app.SomebodyAsync(), Number());
        await ConfirmAsync(person, number);
        app.Gateway.Answer = (_, http) => { http.Response.StatusCode = 503; return Task.CompletedTask; };
        await app.TellAsync(person, "忙", urgent: true);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM sms WHERE person_id = $1 AND state = 'Waiting' AND reason = 'http 503'", person.PersonId), count => count == 1);
        app.Gateway.Answer = (_, http) => { http.Response.StatusCode = 422; return Task.CompletedTask; };
        await app.TellAsync(person, "不行", urgent: true);
        await StateAsync(person, "Failed");
        app.Gateway.Answer = (_, _) => Task.CompletedTask;
    }

    [Fact]
    public void Without_a_gateway_nothing_is_sent_and_a_wrong_setting_is_refused_at_start()
    {
        Assert.False(SmsSettings.Of(Settings()).HasGateway);
        Assert.Throws<InvalidOperationException>(() => SmsSettings.Of(Settings(("Sms:Url", "somewhere"))));
        Assert.Throws<InvalidOperationException>(() => SmsSettings.Of(Settings(("Sms:Url", "https://x.cn/"), ("Sms:Secret", "short"))));
        Assert.Throws<InvalidOperationException>(() => SmsSettings.Of(Settings(("Sms:Url", "https://x.cn/"), ("Sms:ContentType", "text/plain"))));
    }

    [Fact]
    public async Task A_form_is_escaped_as_a_form()
    {
        using var gateway = new SmsGateway(
            new() { Url = "https://x.cn/", ContentType = "application/x-www-form-urlencoded", Body = "to={number}&text={text}" }, TimeProvider.System);
        using var request = gateway.Request(Guid.NewGuid(), "+86138", "a&b=c {number} 场");
        Assert.Equal("to=%2B86138&text=a%26b%3Dc%20%7Bnumber%7D%20%E5%9C%BA", await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(request.Headers.Contains("webhook-signature"));
    }

    private static IConfiguration Settings(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();

    private static string Number() => $"+86{Random.Shared.NextInt64(10_000_000_000, 99_999_999_999)}";

    private async Task ConfirmAsync(TestPerson person, string number)
    {
        var asked = await app.DoAsync(person, HttpMethod.Put, "/contacts/sms", new { address = number }, 0);
        var code = Code().Match(JsonDocument.Parse((await MessagesAsync(number, 1))[0].Body).RootElement.Text("text")).Value;
        await app.DoAsync(person, HttpMethod.Post, "/contacts/sms/confirm", new { code }, asked.Version());
    }

    private Task<Received[]> MessagesAsync(string number, int count) => Eventually.Async(
        () => Task.FromResult(app.Gateway.Calls.Where(call => JsonDocument.Parse(call.Body).RootElement.Text("to") == number).ToArray()), calls => calls.Length >= count);

    private Task<long> StateAsync(TestPerson person, string state) =>
        Eventually.Async(() => app.CountAsync("SELECT count(*) FROM sms WHERE person_id = $1 AND state = $2", person.PersonId, state), count => count == 1);

    private async Task<int> ReceiptAsync(string id, string state, byte[]? key = null, string? reason = null)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { id, state, reason });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/notifications/sms/receipts") { Content = new ByteArrayContent(payload) };
        StandardWebhook.SignInto(request, payload, "receipt_1", [key ?? StandardWebhook.KeyOf(ChannelsApp.Secret)], DateTimeOffset.UtcNow);
        using var client = app.CreateClient();
        return (int)(await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
