using System.Text.Json;
using ScenarioHub.Notifications.Tests.Channels;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Operators;

[Collection(nameof(ChannelsCollection))]
public class ChannelTests(ChannelsApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task A_paused_channel_sends_nothing_says_why_and_goes_on_with_what_has_waited()
    {
        var person = await app.SomebodyAsync();
        var mail = await ChannelAsync("mail");
        var paused = await app.DoAsync(Administrator, HttpMethod.Post, "/channels/mail/pause", new { reason = "邮件服务器维护" }, mail.Version());
        Assert.Equal("邮件服务器维护", paused.Text("reason"));
        await app.TellAsync(person, "等一等");
        await app.InboxOfAsync(person, 1);
        await Eventually.Async(async () => (await ChannelAsync("mail")).GetProperty("lagSeconds").GetDouble(), lag => lag > 2);
        Assert.Empty(app.Sink.To(ChannelsApp.AddressOf(person)));
        Assert.Equal(409, (await app.SendAsync(Administrator, HttpMethod.Post, "/channels/mail/pause", new { reason = "再来" }, paused.Version())).Status);

        await app.DoAsync(Administrator, HttpMethod.Post, "/channels/mail/resume", version: paused.Version());
        await app.MailAsync(ChannelsApp.AddressOf(person));
        Assert.Equal(2, await app.CountAsync("SELECT count(*) FROM audit WHERE act IN ('channel.paused', 'channel.resumed') AND person = $1 AND detail->>'name' = 'mail'", Administrator.PersonId));
        Assert.True((await ChannelAsync("mail")).GetProperty("sentHour").GetInt64() >= 1);
    }

    [Fact]
    public async Task What_was_given_up_is_listed_with_its_reason_without_the_address_and_is_sent_again()
    {
        var person = await app.SomebodyAsync("policy");
        await app.TellAsync(person, "被拒");
        await app.MailsAsync(person, "Failed", 1);
        var failure = (await app.GetAsync(Administrator, "/channels/mail/failures?limit=100")).GetProperty("items").EnumerateArray().Single(f => f.Text("id") == person.PersonId.ToString());
        Assert.Contains("Not wanted here", failure.Text("reason"), StringComparison.Ordinal);
        Assert.DoesNotContain(ChannelsApp.AddressOf(person, "policy"), failure.GetRawText(), StringComparison.Ordinal);
        Assert.Contains((await app.GetAsync(Administrator, "/channels/mail/reasons")).EnumerateArray(), reason => reason.Text("reason") == failure.Text("reason"));

        await app.PublishAsync(NotificationsApp.MemberOf(person, version: 3) with { Email = ChannelsApp.AddressOf(person, "good") });
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM member WHERE person_id = $1 AND version = 3", person.PersonId), count => count == 1);
        var again = await app.DoAsync(Administrator, HttpMethod.Post, "/channels/mail/redrive", new { reason = failure.Text("reason") });
        Assert.True(again.GetProperty("count").GetInt32() >= 1);
        await app.MailAsync(ChannelsApp.AddressOf(person, "good"));
    }

    [Fact]
    public async Task A_paused_webhook_channel_calls_nobody()
    {
        await using var receiver = await Webhooks.Receiver.StartAsync();
        var manager = await app.SomebodyAsync(like: person => person with { Verified = true, Roles = [ServiceDefaults.Access.Roles.Manager] });
        var webhook = await app.DoAsync(manager, HttpMethod.Post, "/webhooks", new { name = "合同系统", url = receiver.Url });
        var paused = await app.DoAsync(Administrator, HttpMethod.Post, "/channels/webhook/pause", new { reason = "维护" }, (await ChannelAsync("webhook")).Version());
        await app.DoAsync(manager, HttpMethod.Post, $"/webhooks/{webhook.Text("id")}/test");
        await Eventually.Async(async () => (await ChannelAsync("webhook")).GetProperty("lagSeconds").GetDouble(), lag => lag > 2);
        Assert.Empty(receiver.Calls);
        await app.DoAsync(Administrator, HttpMethod.Post, "/channels/webhook/resume", version: paused.Version());
        await Eventually.Async(() => Task.FromResult(receiver.Calls.Count), count => count == 1);
        foreach (var name in new[] { "webhook", "sms" })
        {
            await app.GetAsync(Administrator, $"/channels/{name}/reasons");
            await app.GetAsync(Administrator, $"/channels/{name}/failures");
            await app.DoAsync(Administrator, HttpMethod.Post, $"/channels/{name}/redrive", new { reason = "nothing" });
        }
    }

    [Fact]
    public async Task Channels_are_their_operators_matter()
    {
        foreach (var (who, status) in new (TestPerson?, int)[] { (null, 401), (TestPerson.OfPark(), 403), (TestPerson.Supervisor(), 403) })
        {
            foreach (var (method, path) in new[] { ("GET", ""), ("GET", "/mail/failures"), ("GET", "/mail/reasons"), ("POST", "/mail/pause"), ("POST", "/mail/resume"), ("POST", "/mail/redrive") })
            {
                Assert.Equal(status, (await app.SendAsync(who, new(method), "/channels" + path, method == "POST" ? new { reason = "理由" } : null, 1)).Status);
            }
        }

        Assert.Equal(404, (await app.SendAsync(Administrator, HttpMethod.Get, "/channels/pigeon/failures")).Status);
        Assert.Equal(404, (await app.SendAsync(Administrator, HttpMethod.Post, "/channels/pigeon/pause", new { reason = "理由" }, 1)).Status);
        Assert.Equal(428, (await app.SendAsync(Administrator, HttpMethod.Post, "/channels/mail/pause", new { reason = "理由" })).Status);
        Assert.Equal(400, (await app.SendAsync(Administrator, HttpMethod.Post, "/channels/mail/pause", new { reason = "" }, 1)).Status);
    }

    private async Task<JsonElement> ChannelAsync(string name) => (await app.GetAsync(Administrator, "/channels")).EnumerateArray().Single(channel => channel.Text("name") == name);
}
