using System.Text.RegularExpressions;
using ScenarioHub.Notifications.Contacts;
using ScenarioHub.Notifications.Tests.Channels;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Contacts;

[Collection(nameof(ChannelsCollection))]
public partial class ContactTests(ChannelsApp app)
{
    [Fact]
    public async Task Mail_goes_to_another_address_once_the_code_that_came_there_was_entered()
    {
        var person = await app.SomebodyAsync("gone");
        await app.TellAsync(person, "没有送达");
        await app.MailsAsync(person, "Skipped", 1);
        var wanted = $"new-{person.PersonId:n}@example.cn";
        var asked = await app.DoAsync(person, HttpMethod.Put, "/contacts/mail", new { address = wanted }, 0);
        var code = Code().Match((await app.MailAsync(wanted))[0].Read().TextBody!).Value;
        Assert.Equal(412, (await app.SendAsync(person, HttpMethod.Post, "/contacts/mail/confirm", new { code }, 0)).Status);
        var confirmed = await app.DoAsync(person, HttpMethod.Post, "/contacts/mail/confirm", new { code }, asked.Version());
        Assert.Equal(wanted, confirmed.Text("address"));

        await app.TellAsync(person, "新地址");
        Assert.Contains("新地址", (await app.MailAsync(wanted, 2))[1].Read().Subject, StringComparison.Ordinal);
        var removed = await app.DoAsync(person, HttpMethod.Post, "/contacts/mail/remove", version: confirmed.Version());
        Assert.False(removed.TryGetProperty("address", out var left) && left.ValueKind == System.Text.Json.JsonValueKind.String);
    }

    [Fact]
    public async Task A_code_is_guessed_five_times_at_most_and_is_nobody_elses()
    {
        var (person, other) = (await app.SomebodyAsync(), await app.SomebodyAsync());
        var wanted = $"new-{person.PersonId:n}@example.cn";
        var asked = await app.DoAsync(person, HttpMethod.Put, "/contacts/mail", new { address = wanted }, 0);
        var code = Code().Match((await app.MailAsync(wanted))[0].Read().TextBody!).Value;
        Assert.Equal(409, (await app.SendAsync(other, HttpMethod.Post, "/contacts/mail/confirm", new { code }, 0)).Status);
        Assert.Equal(409, (await app.SendAsync(person, HttpMethod.Put, "/contacts/mail", new { address = wanted }, asked.Version())).Status);
        for (var i = 0; i < Contact.MostTries; i++)
        {
            Assert.Equal(400, (await app.SendAsync(person, HttpMethod.Post, "/contacts/mail/confirm", new { code = "x" }, asked.Version())).Status);
        }

        var (status, body) = await app.SendAsync(person, HttpMethod.Post, "/contacts/mail/confirm", new { code }, asked.Version());
        Assert.Equal((409, "contact.code-over"), (status, body.Text("code")));
    }

    [Theory]
    [InlineData("mail", "nobody"), InlineData("mail", "a@b@c"), InlineData("mail", "A <a@b.cn>"), InlineData("sms", "12x"), InlineData("sms", "+8613800138000123456")]
    public async Task What_is_no_address_is_refused_at_its_field(string channel, string address)
    {
        var (status, body) = await app.SendAsync(await app.SomebodyAsync(), HttpMethod.Put, $"/contacts/{channel}", new { address }, 0);
        Assert.Equal((400, "address"), (status, body.GetProperty("errors")[0].Text("field")));
    }

    [Fact]
    public async Task Contacts_are_for_those_who_are_signed_in_and_of_known_channels()
    {
        Assert.Equal(401, (await app.SendAsync(null, HttpMethod.Get, "/contacts")).Status);
        Assert.Equal(404, (await app.SendAsync(await app.SomebodyAsync(), HttpMethod.Put, "/contacts/pigeon", new { address = "a@b.cn" }, 0)).Status);
    }

    [Fact]
    public void A_code_runs_out_after_half_an_hour()
    {
        var contact = new Contact { PersonId = Guid.NewGuid(), Channel = "mail" };
        contact.Ask("a@b.cn", DateTimeOffset.UnixEpoch);
        contact.Try(DateTimeOffset.UnixEpoch.AddMinutes(30));
        Assert.Throws<RuleException>(() => contact.Try(DateTimeOffset.UnixEpoch.AddMinutes(31)));
        Assert.Throws<RuleException>(() => contact.Ask("a@b.cn", DateTimeOffset.UnixEpoch.AddSeconds(59)));
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
