using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Tests.Preferences;
using ScenarioHub.Notifications.Tests.Standing;
using ScenarioHub.Notifications.Tests.Stream;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>Who may no longer see a thing hears no more of it: every way to lose a right, on every channel, what was put down before included.</summary>
public class LossTests(NotificationsApp app)
{
    private string? _title;

    /// <summary>How a right is lost.</summary>
    public enum Loss
    {
        /// <summary>The person acts for another organisation now.</summary>
        LeavesOrganization,

        /// <summary>The person is no administrator any more.</summary>
        LosesRole,

        /// <summary>The person may not sign in any more.</summary>
        IsSuspended,

        /// <summary>The organisation belongs to a list's audience no longer.</summary>
        LeavesAudience,

        /// <summary>The same for what a saved search has found.</summary>
        LeavesAudienceOfMatch,

        /// <summary>The scenario is withdrawn.</summary>
        IsWithdrawn,
    }

    public static TheoryData<Loss, bool> All
    {
        get
        {
            var all = new TheoryData<Loss, bool>();
            foreach (var loss in Enum.GetValues<Loss>())
            {
                all.Add(loss, false);
                all.Add(loss, true);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_lost_right_silences_inbox_count_search_stream_mail_digest_and_escalation(Loss loss, bool gathered)
    {
        var person = loss == Loss.LosesRole ? TestPerson.Administrator() : TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        await RestAsync(person, gathered);
        var (lose, thing) = await TellAsync(loss, person);
        await HeardAsync(person, thing, true);

        await lose();
        await HeardAsync(person, thing, false);

        // What waited comes due only now.
        await SqlAsync("UPDATE digest_item SET due_at = now() WHERE person_id = $1", person.PersonId);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM digest_item WHERE person_id = $1", person.PersonId), count => count == 0);
        await Eventually.Async(
            async () =>
            {
                await SqlAsync("UPDATE mail SET due_at = now() WHERE person_id = $1 AND state = 'Waiting' AND due_at > now()", person.PersonId);
                return await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Waiting'", person.PersonId);
            },
            count => count == 0);
        Assert.True(await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Skipped'", person.PersonId) > 0, "Something must have been put down before.");
        await SqlAsync("UPDATE notice SET created_at = created_at - interval '5 days' WHERE thing = $1", thing);
        await SqlAsync("DELETE FROM mail WHERE person_id = $1", person.PersonId);
        await app.WithDbAsync(db => db.EscalateToPeopleAsync(CancellationToken.None));
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", person.PersonId));
        Assert.Empty(app.Smtp.MailTo(NotificationsApp.MailOf(person)));
    }

    [Fact]
    public async Task A_webhook_is_not_called_again_for_what_its_organisation_may_not_see_any_more()
    {
        var (park, person) = (TestPerson.OfPark(), TestPerson.OfCompany());
        await app.KnowAsync(park, person);
        var list = Guid.CreateVersion7();
        await PublishedAsync(park, list, person.OrganizationId);
        await app.InboxOfAsync(person, 1);
        const string sql = "SELECT count(*) FROM notice WHERE list_id = $1 AND may_hear(id, $2)";
        Assert.Equal(1, await app.CountAsync(sql, list, person.OrganizationId));
        await app.PublishAsync(new ListAudienceChanged(list, 3, "QD", "定向", park.AsParty(), [], [], DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.CountAsync(sql, list, person.OrganizationId), count => count == 0);
        Assert.Equal(1, await app.CountAsync(sql, list, park.OrganizationId));
    }

    /// <summary>Tells something to the person, and says how the right to it is lost and what it is about.</summary>
    private async Task<(Func<Task> Lose, string Thing)> TellAsync(Loss loss, TestPerson person)
    {
        var (park, id, at) = (TestPerson.OfPark(), Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        switch (loss)
        {
            case Loss.LosesRole:
                await app.PublishAsync(new AmendmentProposed(id, Guid.CreateVersion7(), "CJ", "更正", park.AsParty(), "理由", at));
                return (() => app.PublishAsync(NotificationsApp.MemberOf(person with { Roles = ["member"] }, version: 2)), id.ToString());
            case Loss.LeavesAudience:
                await PublishedAsync(park, id, person.OrganizationId);
                return (() => app.PublishAsync(new ListAudienceChanged(id, 3, "QD", "定向", park.AsParty(), [], [], at)), id.ToString());
            case Loss.LeavesAudienceOfMatch:
                await app.KeepAsync(person, "检索", $"ownerId={park.OrganizationId}");
                var list = StandingCalls.ListOf(park, [person.OrganizationId], "场景");
                await app.PublishAsync(list);
                return (() => app.PublishAsync(new ListAudienceChanged(list.ListId, 3, "QD", "定向", park.AsParty(), [], [], at)), list.ListId.ToString());
            case Loss.IsWithdrawn:
                await app.PublishAsync(new ScenarioAmended(id, 6, "CJ", "更正", park.AsParty(), 2, ["need"], "理由", [person.PersonId], at));
                return (() => app.PublishAsync(new ScenarioWithdrawn(id, 7, "CJ", "更正", park.AsParty(), "调整", at)), id.ToString());
            default:
                await app.PublishAsync(new HandInDecided(id, 2, "ZJ", "需求", park.AsParty(), person.AsParty(), "merged", null, null, at));
                return (() => app.PublishAsync(loss == Loss.IsSuspended
                    ? NotificationsApp.MemberOf(person, version: 2, active: false)
                    : NotificationsApp.MemberOf(person with { OrganizationId = Guid.CreateVersion7() }, version: 2)), id.ToString());
        }
    }

    private Task PublishedAsync(TestPerson park, Guid list, Guid audience) => app.PublishAsync(
        new ListPublished(list, 2, "QD", "定向", park.AsParty(), 1, DateTimeOffset.UtcNow, new([], [], [], [audience], [audience])));

    private async Task HeardAsync(TestPerson person, string thing, bool heard)
    {
        var expected = heard ? 1 : 0;
        await Eventually.Async(async () => (await app.InboxAsync(person, $"&thing={thing}")).Count, count => count == expected);
        _title ??= (await app.InboxAsync(person, $"&thing={thing}"))[0].Title;
        Assert.Equal(expected, (await app.InboxAsync(person, $"&thing={thing}&q={Uri.EscapeDataString(_title)}")).Count);
        Assert.Equal(expected, (await app.InboxAsync(person, $"&thing={thing}&grouped=true")).Count);
        Assert.Equal(expected, (await app.InboxAsync(person, $"&thing={thing}&unread=true")).Count);
        if (person.Roles is not ["administrator"])
        {
            Assert.Equal($"{{\"count\":{expected}}}", await app.As(person).GetStringAsync("/api/notifications/inbox/unread"));
            await using var stream = await LiveStream.OpenAsync(app.As(person), "0");
            Assert.Equal(heard ? "notice" : "unread", await stream.FirstKindAsync());
        }
    }

    /// <summary>Quiet hours around now, so that nothing leaves before it may; or everything gathered.</summary>
    private async Task RestAsync(TestPerson person, bool gathered)
    {
        var now = TimeOnly.FromDateTime(DateTime.UnixEpoch + DateTimeOffset.UtcNow.TimeOfDay);
        var topics = new[] { "organization", "moderation", "list", "collection" }.ToDictionary(topic => topic, _ => gathered ? "weekly" : "now");
        (await app.As(person).ChooseAsync(new { email = topics, rest = new { timeZone = "UTC", quietFrom = now.AddHours(-2), quietUntil = now.AddHours(2) } })).EnsureSuccessStatusCode();
    }

    private async Task SqlAsync(string sql, object argument)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = argument });
        await command.ExecuteNonQueryAsync();
    }
}
