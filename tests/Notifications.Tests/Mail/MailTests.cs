using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Notifications.Tests.Preferences;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Mail;

public class MailTests(NotificationsApp app)
{
    [Fact]
    public async Task A_notice_is_mailed_once_in_the_persons_language_with_a_link()
    {
        // Not verified, so that what other tests tell to everyone does not come here.
        var chinese = TestPerson.OfCompany() with { Verified = false };
        var english = chinese.Colleague();
        await app.KnowAsync(chinese, english);
        await app.PublishAsync(NotificationsApp.MemberOf(english, version: 2, language: "en"));
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM member WHERE person_id = $1 AND language = 'en'", english.PersonId), count => count == 1);
        var fact = Bid(chinese, "低空 <物流> & 航线");
        var id = Guid.CreateVersion7();

        await app.PublishAsync(fact, id);
        await app.PublishAsync(fact, id);

        var one = Assert.Single(await MailToAsync(chinese));
        Assert.Equal("揭榜申报已收到：低空 <物流> & 航线", one.Subject);
        Assert.Contains($"https://hub.example.cn/company/bids/{fact.BidId}", one.TextBody);
        Assert.Contains("低空 &lt;物流&gt; &amp; 航线", one.HtmlBody);
        Assert.Equal("hub@example.cn", one.From.Mailboxes.Single().Address);
        Assert.StartsWith("Your bid was received: ", Assert.Single(await MailToAsync(english)).Subject);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Sent' AND sent_at IS NOT NULL", chinese.PersonId), count => count == 1);
        Assert.Single(app.Smtp.MailTo(NotificationsApp.MailOf(chinese)));
    }

    [Fact]
    public async Task A_muted_topic_is_told_in_the_inbox_and_not_by_mail()
    {
        var park = TestPerson.OfPark();
        await app.KnowAsync(park);
        await app.As(park).ChooseAsync("introduction", false);

        await app.PublishAsync(Introduction(park));
        await app.PublishAsync(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", "法定", park.OrganizationId, "submitted", DateTimeOffset.UtcNow));

        Assert.Equal(2, (await app.InboxOfAsync(park, 2)).Count);
        await MailToAsync(park);
        Assert.Equal(1, await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", park.PersonId));
    }

    [Fact]
    public async Task Mail_waits_while_the_server_is_away_and_comes_when_it_is_back()
    {
        // A service of its own, so that no other replica sends this mail.
        await using var lonely = new LonelyApp { Port = SmtpServer.FreePort() };
        await lonely.InitializeAsync();
        var person = TestPerson.OfCompany();
        await lonely.KnowAsync(person);
        await lonely.PublishAsync(Bid(person, "迟到的邮件"));
        await Eventually.Async(() => lonely.CountAsync("SELECT count(*) FROM mail WHERE state = 'Waiting' AND reason IS NOT NULL AND attempts = 0"), count => count == 1);

        using var server = SmtpServer.Start(lonely.Port);

        await Eventually.Async(() => Task.FromResult(server.MailTo(NotificationsApp.MailOf(person)).Count), count => count == 1, seconds: 40);
        await Eventually.Async(() => lonely.CountAsync("SELECT count(*) FROM mail WHERE state = 'Sent'"), count => count == 1);
    }

    [Fact]
    public async Task Without_a_mail_server_mail_is_kept_as_skipped()
    {
        await using var lonely = new LonelyApp();
        await lonely.InitializeAsync();
        var person = TestPerson.OfCompany();
        await lonely.KnowAsync(person);

        await lonely.PublishAsync(Bid(person, "没有服务器"));

        await lonely.InboxOfAsync(person, 1);
        Assert.Equal(1, await lonely.CountAsync("SELECT count(*) FROM mail WHERE state = 'Skipped' AND reason = 'no server'"));
        Assert.Contains("\"mailServer\":false", await lonely.As(person).GetStringAsync("/api/notifications/preferences"));
    }

    [Fact]
    public async Task A_mail_server_without_a_sender_is_refused_at_start()
    {
        await using var lonely = app.WithWebHostBuilder(builder => builder.UseSetting("Smtp:From", ""));
        var refusal = Assert.Throws<InvalidOperationException>(() => lonely.Services.GetService<object>());
        Assert.Contains("Smtp:From", refusal.Message);
    }

    private static BidReceived Bid(TestPerson bidder, string title) =>
        new(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG-2026-000001", title, bidder.OrganizationId, "submitted", DateTimeOffset.UtcNow);

    private static IntroductionAgreed Introduction(TestPerson park) => new(
        Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "场景", new(park.OrganizationId, "园区"), new(Guid.CreateVersion7(), "企业"), DateTimeOffset.UtcNow);

    private Task<IReadOnlyList<MimeMessage>> MailToAsync(TestPerson person) =>
        Eventually.Async(() => Task.FromResult(app.Smtp.MailTo(NotificationsApp.MailOf(person))), mails => mails.Count > 0);

    /// <summary>A service with a database and queues of its own, whose mail server is away or missing.</summary>
    private sealed class LonelyApp : NotificationsApp
    {
        public int Port { get; init; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Smtp:Host", Port == 0 ? "" : "127.0.0.1");
            builder.UseSetting("Smtp:Port", Port.ToString());
        }
    }
}
