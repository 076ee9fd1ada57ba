using System.Net;
using System.Net.Http.Json;
using MimeKit;
using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Preferences;
using ScenarioHub.Notifications.Tests.Standing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Preferences;

public class PaceTests(NotificationsApp app)
{
    [Fact]
    public async Task What_is_gathered_comes_in_one_digest_without_what_was_read_meanwhile_and_only_once()
    {
        var person = await SomebodyAsync();
        (await app.As(person).ChooseAsync(new { email = new { collection = "daily" } })).EnsureSuccessStatusCode();
        foreach (var name in (string[])["甲", "乙", "丙"])
        {
            await DecidedAsync(person, name, "merged");
        }

        var inbox = await app.InboxOfAsync(person, 3);
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", person.PersonId));
        await app.As(person).PostAsync($"/api/notifications/inbox/{inbox.Single(n => n.Title.Contains('乙')).Id}/read", null);
        await SqlAsync("UPDATE digest_item SET due_at = now() WHERE person_id = $1", person.PersonId);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.WithDbAsync(db => db.MakeDigestsAsync(500, CancellationToken.None))));

        var mail = Assert.Single(await MailToAsync(person));
        Assert.Equal("场景汇消息摘要：2 条未读", mail.Subject);
        Assert.Contains("甲", mail.TextBody);
        Assert.Contains("丙", mail.HtmlBody);
        Assert.DoesNotContain("乙", mail.TextBody);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Sent'", person.PersonId), count => count == 1);
        Assert.Equal(1, await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", person.PersonId));
    }

    [Fact]
    public async Task What_is_urgent_does_not_wait_for_a_digest()
    {
        var person = await SomebodyAsync();
        (await app.As(person).ChooseAsync(new { email = new { collection = "weekly" } })).EnsureSuccessStatusCode();
        await DecidedAsync(person, "急", "declined");
        Assert.Contains("急", Assert.Single(await MailToAsync(person)).TextBody);
    }

    [Fact]
    public async Task The_organisations_choice_holds_until_the_person_chooses()
    {
        var manager = TestPerson.Of("单位", OrganizationKinds.Company, Roles.Manager) with { Verified = false };
        var member = manager.Colleague() with { Roles = [Roles.Member] };
        await app.KnowAsync(manager, member);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.As(member).ChooseAsync(new { mailbox = "a@b.cn" }, path: "/organization")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.As(manager).ChooseAsync(new { email = new { collection = "never" }, mailbox = "info@example.cn" }, path: "/organization")).StatusCode);
        Assert.Equal(Pace.Never, await OfCollectionAsync(member));

        await app.As(member).ChooseAsync("collection", true);
        Assert.Equal(Pace.Now, await OfCollectionAsync(member));
        await DecidedAsync(member, "各人各选", "merged");
        await MailToAsync(member);
        await app.InboxOfAsync(manager, 1);
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", manager.PersonId));
    }

    [Theory]
    [InlineData("""{"email":{"list":"sometimes"}}""", "email.list")]
    [InlineData("""{"sms":{"list":"daily"}}""", "sms.list")]
    [InlineData("""{"rest":{"timeZone":"Moon/Base"}}""", "rest.timeZone")]
    [InlineData("""{"rest":{"timeZone":"UTC","quietFrom":"22:00"}}""", "rest.quietUntil")]
    [InlineData("""{"rest":{"timeZone":"UTC","awayUntil":"2001-01-01"}}""", "rest.awayUntil")]
    public async Task A_wrong_choice_is_refused_at_its_field_and_changes_nothing(string choice, string field)
    {
        var client = app.As(TestPerson.OfCompany());
        var answer = await client.ChooseAsync(System.Text.Json.Nodes.JsonNode.Parse(choice)!);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"field\":\"{field}\"", await answer.Content.ReadAsStringAsync());
        Assert.Equal(0, (await client.GetFromJsonAsync<PreferencesView>("/api/notifications/preferences", NotificationsApp.Json))!.Version);
    }

    [Theory]
    [InlineData("2026-11-22 13:00Z", "22:00", "07:00", null, "2026-11-22 13:00Z")]
    [InlineData("2026-11-22 14:30Z", "22:00", "07:00", null, "2026-11-22 23:00Z")]
    [InlineData("2026-11-22 20:00Z", "22:00", "07:00", null, "2026-11-22 23:00Z")]
    [InlineData("2026-11-22 05:00Z", "12:00", "14:00", null, "2026-11-22 06:00Z")]
    [InlineData("2026-11-22 05:00Z", null, null, "2026-11-25", "2026-11-26 00:00Z")]
    [InlineData("2026-11-22 05:00Z", "07:00", "09:00", "2026-11-25", "2026-11-26 01:00Z")]
    public async Task Nobody_is_disturbed_in_quiet_hours_or_on_holiday(string at, string? from, string? until, string? away, string expected) => Assert.Equal(
        1, await app.CountAsync(
            "SELECT count(*) WHERE free_at($1::timestamptz, 'Asia/Shanghai', nullif($2, '')::time, nullif($3, '')::time, nullif($4, '')::date) = $5::timestamptz",
            at, from ?? "", until ?? "", away ?? "", expected));

    [Theory]
    [InlineData("Hourly", "2026-11-22 13:10Z", "2026-11-22 14:00Z")]
    [InlineData("Daily", "2026-11-22 13:10Z", "2026-11-23 00:00Z")]
    [InlineData("Daily", "2026-11-22 23:30Z", "2026-11-23 00:00Z")]
    [InlineData("Weekly", "2026-11-22 13:10Z", "2026-11-23 00:00Z")]
    [InlineData("Weekly", "2026-11-23 00:10Z", "2026-11-30 00:00Z")]
    public async Task Digests_go_out_on_the_hour_at_eight_and_on_Monday_at_eight(string pace, string at, string expected) => Assert.Equal(
        1, await app.CountAsync("SELECT count(*) WHERE next_digest($1::timestamptz, 'Asia/Shanghai', $2) = $3::timestamptz", at, pace, expected));

    [Fact]
    public async Task What_is_urgent_and_unread_goes_to_mail_and_then_to_the_mailbox_unless_somebody_has_read_it()
    {
        var manager = TestPerson.Of("单位", OrganizationKinds.Company, Roles.Manager) with { Verified = false };
        await app.KnowAsync(manager);
        var mailbox = $"{manager.OrganizationId:n}@example.cn";
        (await app.As(manager).ChooseAsync(new { mailbox, escalateDays = 2 }, path: "/organization")).EnsureSuccessStatusCode();
        await DecidedAsync(manager, "没人看", "declined");
        await DecidedAsync(manager, "看过了", "declined");
        var inbox = await app.InboxOfAsync(manager, 2);
        await app.As(manager).PostAsync($"/api/notifications/inbox/{inbox.Single(n => n.Title.Contains("看过了")).Id}/read", null);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Waiting'", manager.PersonId), count => count == 0);
        await SqlAsync("DELETE FROM mail WHERE person_id = $1", manager.PersonId);
        await SqlAsync("UPDATE notice n SET created_at = now() - interval '3 days' FROM delivery d WHERE d.notice_id = n.id AND d.person_id = $1", manager.PersonId);
        Assert.Equal((1, 0), (await EscalateAsync(manager.PersonId), await EscalateAsync(manager.OrganizationId)));

        await SqlAsync("UPDATE notice n SET created_at = now() - interval '5 days' FROM delivery d WHERE d.notice_id = n.id AND d.person_id = $1", manager.PersonId);
        Assert.Equal((1, 1), (await EscalateAsync(manager.PersonId), await EscalateAsync(manager.OrganizationId)));
        var mail = await Eventually.Async(() => Task.FromResult(app.Smtp.MailTo(mailbox)), mails => mails.Count == 1);
        Assert.StartsWith("【贵单位尚无人阅读】", mail[0].Subject);
        Assert.Contains("没人看", mail[0].TextBody);
    }

    private async Task<long> EscalateAsync(Guid owner)
    {
        await app.WithDbAsync(db => db.EscalateToPeopleAsync(CancellationToken.None));
        await app.WithDbAsync(db => db.EscalateToMailboxesAsync(CancellationToken.None));
        return await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", owner);
    }

    private async Task<TestPerson> SomebodyAsync()
    {
        var person = TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        return person;
    }

    private Task DecidedAsync(TestPerson person, string name, string outcome) => app.PublishAsync(
        new HandInDecided(Guid.CreateVersion7(), 2, "ZJ", name, TestPerson.OfPark().AsParty(), person.AsParty(), outcome, null, "原因", DateTimeOffset.UtcNow));

    private async Task<Pace> OfCollectionAsync(TestPerson person) =>
        (await app.As(person).GetFromJsonAsync<PreferencesView>("/api/notifications/preferences", NotificationsApp.Json))!
            .Topics.Single(topic => topic.Topic == Notifications.Catalogue.Topic.Collection).Email;

    private Task<IReadOnlyList<MimeMessage>> MailToAsync(TestPerson person) =>
        Eventually.Async(() => Task.FromResult(app.Smtp.MailTo(NotificationsApp.MailOf(person))), mails => mails.Count > 0);

    private async Task SqlAsync(string sql, Guid argument)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = argument });
        await command.ExecuteNonQueryAsync();
    }
}
