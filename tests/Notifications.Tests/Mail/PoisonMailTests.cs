using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Tests.Stream;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Mail;

/// <summary>What cannot be sent or read; a service of its own with one connection to its mail server, on which anything that blocks blocks everybody.</summary>
public sealed class PoisonMailTests : IAsyncLifetime
{
    private readonly PoisonedApp _app = new();

    [Fact]
    public async Task Mail_that_no_server_can_take_holds_up_no_other()
    {
        var (foreign, breaking, wordless) = (await SomebodyAsync("张三@example.cn"), await SomebodyAsync("breaks@example.cn"), await SomebodyAsync("wordless@example.cn"));
        await TellAsync(foreign);
        await TellAsync(breaking);
        await _app.CountedAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Failed'", 1, foreign.PersonId);
        await _app.CountedAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Waiting' AND attempts > 0 AND reason IS NOT NULL", 1, breaking.PersonId);
        await _app.CountedAsync("SELECT count(*) FROM mail_suppression WHERE email = $1", 1, "张三@example.cn");
        Assert.Contains(await _app.InboxOfAsync(foreign, 2), notice => notice.Link == "/account/contacts");

        // Written by a newer version, whose words this one does not have.
        await TellAsync(wordless);
        await _app.CountedAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Sent'", 1, wordless.PersonId);
        await _app.CountedAsync(
            """
            WITH spoilt AS (UPDATE notice SET template = 'template.of.the.future' WHERE id IN (SELECT notice_id FROM mail WHERE person_id = $1) RETURNING id),
            again AS (UPDATE mail SET state = 'Waiting', attempts = 0, due_at = clock_timestamp() WHERE notice_id IN (SELECT id FROM spoilt) RETURNING 1)
            SELECT count(*) FROM again
            """, 1, wordless.PersonId);

        var fine = await SomebodyAsync("fine@example.cn");
        await TellAsync(fine);
        await _app.CountedAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Sent'", 1, fine.PersonId);
        await _app.CountedAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Waiting' AND attempts > 0 AND reason IS NOT NULL", 1, wordless.PersonId);
        Assert.Single(_app.Sink.To("fine@example.cn"));
        Assert.False(_app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task A_notice_that_cannot_be_read_does_not_silence_the_live_notices_of_others()
    {
        var (one, other) = (await SomebodyAsync("one@example.cn"), await SomebodyAsync("other@example.cn"));
        await TellAsync(one);
        await _app.InboxOfAsync(one, 1);
        await using var stream = await LiveStream.OpenAsync(_app.As(other));
        await stream.CaughtUpAsync();
        await _app.CountedAsync(
            """
            WITH spoilt AS (UPDATE notice SET topic = 'TopicOfTheFuture' WHERE id IN (SELECT notice_id FROM delivery WHERE person_id = $1) RETURNING id),
            again AS (UPDATE delivery SET seq = DEFAULT WHERE person_id = $1 RETURNING 1)
            SELECT count(*) FROM again
            """, 1, one.PersonId);
        await TellAsync(other);
        Assert.NotNull(await stream.NextAsync("notice"));
        await TellAsync(other);
        Assert.NotNull(await stream.NextAsync("notice"));
        Assert.False(_app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<TestPerson> SomebodyAsync(string address)
    {
        var person = TestPerson.OfCompany() with { Verified = false };
        await _app.KnowAsync(person);
        await _app.PublishAsync(NotificationsApp.MemberOf(person, version: 2) with { Email = address });
        await _app.CountedAsync("SELECT count(*) FROM member WHERE person_id = $1 AND version = 2", 1, person.PersonId);
        return person;
    }

    private Task TellAsync(TestPerson person) => _app.PublishAsync(
        new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG-2026-000001", "低空物流", person.OrganizationId, "submitted", DateTimeOffset.UtcNow));

    private sealed class PoisonedApp : NotificationsApp
    {
        public Sink Sink { get; } = new(secured: false, ascii: true);

        /// <summary>Waits until the database counts so many.</summary>
        public Task CountedAsync(string sql, long expected, params object[] values) => Eventually.Async(() => CountAsync(sql, values), count => count == expected);

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Sink.Dispose();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Smtp:Port", $"{Sink.Port}");
            builder.UseSetting("Smtp:Connections", "1");
        }
    }
}
