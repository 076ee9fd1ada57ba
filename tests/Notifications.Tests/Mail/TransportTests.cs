using MailKit.Net.Smtp;
using Microsoft.AspNetCore.Hosting;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Tests.Channels;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Mail;

[Collection(nameof(ChannelsCollection))]
public class TransportTests(ChannelsApp app)
{
    [Fact]
    public async Task Mail_goes_encrypted_and_signed_in_over_few_connections()
    {
        var person = await app.SomebodyAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => app.TellAsync(person, $"第{i}号")));
        var mails = await app.MailAsync(ChannelsApp.AddressOf(person), 40);
        Assert.All(mails, mail => Assert.True(mail is { Tls: true, User: true }));
        Assert.Equal(40, mails.Select(mail => mail.Id).Distinct().Count());
        Assert.InRange(mails.Select(mail => mail.Peer).Distinct().Count(), 1, 4);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_and_that_is_not_trusted_gets_no_mail_and_no_password()
    {
        await using var careful = new CarefulApp();
        await careful.InitializeAsync();
        var person = await careful.SomebodyAsync();
        await careful.TellAsync(person, "不该发出");
        await Eventually.Async(() => careful.CountAsync("SELECT count(*) FROM mail WHERE state = 'Waiting' AND attempts = 0 AND reason IS NOT NULL"), count => count == 1, 40);
        Assert.Empty(careful.Sink.Log());
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_gets_no_more_mail_until_its_owner_says_that_it_works()
    {
        var person = await app.SomebodyAsync("gone");
        await app.TellAsync(person, "第一封");
        await app.MailsAsync(person, "Failed", 1);
        var told = await app.InboxOfAsync(person, 2);
        Assert.Contains(told, notice => notice.Link == "/account/contacts" && notice.Body.Contains("No such mailbox", StringComparison.Ordinal));
        await app.MailsAsync(person, "Skipped", 1);

        var contact = (await app.GetAsync(person, "/contacts"))[0];
        Assert.Contains("5.1.1", contact.Text("refused"), StringComparison.Ordinal);
        await app.DoAsync(person, HttpMethod.Post, "/contacts/mail/lift");
        await app.TellAsync(person, "第二封");
        await app.MailsAsync(person, "Failed", 2);
        Assert.Equal(409, (await app.SendAsync(await app.SomebodyAsync(), HttpMethod.Post, "/contacts/mail/lift")).Status);
    }

    [Fact]
    public async Task A_mailbox_that_is_full_or_a_policy_ends_one_mail_and_what_is_refused_for_now_is_tried_later()
    {
        foreach (var (address, state) in new[] { ("policy", "Failed"), ("full", "Failed"), ("later", "Waiting") })
        {
            var person = await app.SomebodyAsync(address);
            await app.TellAsync(person, "一封");
            await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = $2 AND attempts = 1 AND reason IS NOT NULL", person.PersonId, state), count => count == 1);
            Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM mail_suppression WHERE email = $1", ChannelsApp.AddressOf(person, address)));
        }
    }

    [Fact]
    public async Task A_domain_is_held_to_its_pace_and_the_others_go_on()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.SomebodyAsync()));
        foreach (var person in people)
        {
            await app.PublishAsync(NotificationsApp.MemberOf(person, version: 3) with { Email = $"{person.PersonId:n}@slow.example.cn" });
            await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM member WHERE person_id = $1 AND version = 3", person.PersonId), count => count == 1);
            await app.TellAsync(person, "慢一点");
        }

        var ids = people.Select(person => person.PersonId).ToArray();
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = ANY($1) AND state = 'Sent'", ids), count => count == 1);
        await Eventually.Async(
            () => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = ANY($1) AND state = 'Waiting' AND attempts = 0 AND slot_at > clock_timestamp() + interval '5 minutes'", ids),
            count => count == 2);
        var other = await app.SomebodyAsync();
        await app.TellAsync(other, "不受影响");
        await app.MailAsync(ChannelsApp.AddressOf(other));
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_server_is_killed_in_the_middle_and_a_repeat_bears_the_same_id()
    {
        var person = await app.SomebodyAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => app.TellAsync(person, $"第{i}号")));
        await app.MailAsync(ChannelsApp.AddressOf(person), 50);
        app.Sink.Kill();
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", person.PersonId), count => count == 200);
        app.Sink.Start();
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Sent'", person.PersonId), count => count == 200, 60);
        var taken = app.Sink.To(ChannelsApp.AddressOf(person));
        Assert.Equal(200, taken.Select(mail => mail.Id).Distinct().Count());

        // Only what was on its way when the server died can have come twice: one a connection.
        Assert.InRange(taken.Count, 200, 204);
    }

    [Fact]
    public async Task A_mail_reads_on_a_phone_on_paper_and_as_text()
    {
        var person = await app.SomebodyAsync();
        await app.TellAsync(person, "低空 <物流>");
        var mail = (await app.MailAsync(ChannelsApp.AddressOf(person)))[0].Read();
        Assert.Contains("name=\"viewport\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("@media print", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("低空 &lt;物流&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("https://hub.example.cn/company/bids/", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(550, "5.1.1 No such user", true)]
    [InlineData(550, "No such user", true)]
    [InlineData(550, "5.2.1 Mailbox disabled", true)]
    [InlineData(550, "5.7.1 Policy", false)]
    [InlineData(552, "5.2.2 Full", false)]
    [InlineData(552, "Full", false)]
    [InlineData(450, "4.1.1 Not now", false)]
    public void Only_what_is_about_the_address_itself_suppresses_it(int status, string words, bool forGood)
    {
        Assert.Equal(forGood, Suppression.IsForGood(new(SmtpErrorCode.RecipientNotAccepted, (SmtpStatusCode)status, words)));
        Assert.False(Suppression.IsForGood(new(SmtpErrorCode.MessageNotAccepted, (SmtpStatusCode)status, words)));
    }

    private sealed class CarefulApp : ChannelsApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Smtp:Trust", "");
        }
    }
}
