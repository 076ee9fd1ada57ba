using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Tests.Standing;
using ScenarioHub.Notifications.Webhooks.Sending;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Retention;

/// <summary>What is old is forgotten. Notices of these tests are put back by so many years that nobody else's are touched.</summary>
public class RetentionTests(NotificationsApp app)
{
    private static readonly Keeping Keep = new(3650, 10_950);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Old_notices_go_with_all_that_hangs_on_them_and_evidence_when_its_own_time_is_over()
    {
        var (park, person, young) = (TestPerson.OfPark(), await SomebodyAsync(), await SomebodyAsync());
        await app.KnowAsync(park);
        await app.KeepAsync(person, "检索", $"ownerId={park.OrganizationId}");
        var list = StandingCalls.ListOf(park, null, "水质监测");
        await app.PublishAsync(list);
        await TellAsync(person, "旧事");
        await app.PublishAsync(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", "证据", person.OrganizationId, "submitted", DateTimeOffset.UtcNow));
        await TellAsync(young, "新事");
        await app.InboxOfAsync(young, 1);
        Assert.Equal(3, (await app.InboxOfAsync(person, 3)).Count);
        await LeftAsync(person);
        await AgeAsync(person, years: 20);
        Assert.NotEqual(0, await app.CountAsync("SELECT count(*) FROM list_match x JOIN notice n ON n.id = x.notice_id WHERE n.list_id IS NULL AND n.event_id = $1", list.ListId));

        await ForgetAsync();
        Assert.Contains("证据", Assert.Single(await app.InboxAsync(person)).Title);
        Assert.Equal(1, await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1", person.PersonId));
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM notice n WHERE n.event_id = $1", list.ListId));
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM list_match x WHERE NOT EXISTS (SELECT FROM notice n WHERE n.id = x.notice_id)"));

        await AgeAsync(person, years: 20);
        await ForgetAsync();
        Assert.Equal(0, await app.CountAsync("SELECT (SELECT count(*) FROM delivery WHERE person_id = $1) + (SELECT count(*) FROM mail WHERE person_id = $1)", person.PersonId));
        Assert.Single(await app.InboxAsync(young));
    }

    [Theory]
    [InlineData("mail", "UPDATE mail SET state = 'Waiting', due_at = now() + interval '1 day' WHERE notice_id = $1 AND person_id = $2 AND $3 <> $2", "UPDATE mail SET state = 'Sent' WHERE notice_id = $1")]
    [InlineData("sms", "INSERT INTO sms (notice_id, person_id, state, due_at) SELECT $1, $2, 'Waiting', now() + interval '1 day' WHERE $3 <> $2", "UPDATE sms SET state = 'Sent' WHERE notice_id = $1")]
    [InlineData("digest to be made", "INSERT INTO digest_item (notice_id, person_id, due_at) SELECT $1, $2, now() + interval '1 day' WHERE $3 <> $2", "DELETE FROM digest_item WHERE notice_id = $1")]
    [InlineData("digest", "WITH made AS (INSERT INTO digest (id, person_id, items) SELECT gen_random_uuid(), $2, ARRAY[$1] WHERE $3 <> $2 RETURNING id, person_id) INSERT INTO mail (notice_id, person_id, state, due_at) SELECT id, person_id, 'Waiting', now() + interval '1 day' FROM made", "UPDATE mail m SET state = 'Sent' FROM digest g WHERE g.id = m.notice_id AND $1 = ANY (g.items)")]
    [InlineData("mailbox", "INSERT INTO mail (notice_id, person_id, state, due_at, to_mailbox) SELECT $1, $3, 'Waiting', now() + interval '1 day', true WHERE $3 <> $2", "UPDATE mail SET state = 'Sent' WHERE notice_id = $1")]
    [InlineData("webhook", "WITH hook AS (INSERT INTO webhook (id, version, organization_id, name, url, format, topics, state, generation, created_at) SELECT gen_random_uuid(), 1, $3, '合同系统', 'https://example.cn/', 'Standard', '{}', 'Paused', 1, now() WHERE $3 <> $2 RETURNING id) INSERT INTO webhook_call (id, webhook_id, notice_id, state) SELECT gen_random_uuid(), id, $1, 'Waiting' FROM hook", "UPDATE webhook_call SET state = 'Done' WHERE notice_id = $1")]
    public async Task What_has_not_left_yet_by_a_channel_is_not_forgotten_however_old_it_is(string channel, string wait, string leave)
    {
        var person = await SomebodyAsync();
        await TellAsync(person, channel);
        var notice = (await app.InboxOfAsync(person, 1))[0].Id;
        await LeftAsync(person);
        Assert.Equal(1, await ExecuteAsync(wait, notice, person.PersonId, person.OrganizationId));
        await AgeAsync(person, years: 20);

        await ForgetAsync();
        Assert.Equal(1, await app.CountAsync("SELECT count(*) FROM notice WHERE id = $1", notice));
        Assert.Equal(channel == "webhook" ? 0 : 1, (await app.InboxAsync(person)).Count);

        await ExecuteAsync(leave, notice);
        await ForgetAsync();
        Assert.Equal(0, await app.CountAsync("SELECT (SELECT count(*) FROM notice WHERE id = $1) + (SELECT count(*) FROM mail WHERE notice_id = $1) + (SELECT count(*) FROM sms WHERE notice_id = $1)", notice));
    }

    [Fact]
    public async Task A_notice_to_many_is_forgotten_in_bounded_parts_and_a_worker_that_dies_in_between_is_carried_on_with()
    {
        var first = await SomebodyAsync();
        TestPerson[] people = [first, .. Enumerable.Range(0, 4).Select(_ => first.Colleague())];
        await app.KnowAsync(people[1..]);
        await TellAsync(first, "五个人");
        var notice = (await app.InboxOfAsync(people[4], 1))[0].Id;
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE notice_id = $1 AND state = 'Sent'", notice), count => count == 5);
        await AgeAsync(first, years: 40);

        // Dead before it had committed: nothing has happened.
        await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(None);
            return await db.ForgetPartAsync(Keep, null, 2, None);
        });
        Assert.Equal(5, await app.CountAsync("SELECT count(*) FROM delivery WHERE notice_id = $1", notice));

        // Dead after a part: whoever was not reached has it still, with its mail, and the next one begins with the same notice.
        var part = await app.WithDbAsync(db => db.ForgetPartAsync(Keep, null, 2, None));
        Assert.Equal((notice, 2L), (part!.Id, part.Count));
        Assert.Equal(3, await app.CountAsync("SELECT count(*) FROM mail WHERE notice_id = $1", notice));
        Assert.Equal(3, (await Task.WhenAll(people.Select(person => app.InboxAsync(person)))).Count(inbox => inbox.Count == 1));

        Assert.Equal((notice, 2L), (await app.WithDbAsync(db => db.ForgetPartAsync(Keep, null, 2, None))) is { } next ? (next.Id, next.Count) : default);
        Assert.Equal((notice, 1L), (await app.WithDbAsync(db => db.ForgetPartAsync(Keep, null, 2, None))) is { } last ? (last.Id, last.Count) : default);
        Assert.Equal(0, await app.CountAsync("SELECT (SELECT count(*) FROM notice WHERE id = $1) + (SELECT count(*) FROM delivery WHERE notice_id = $1) + (SELECT count(*) FROM mail WHERE notice_id = $1)", notice));
    }

    [Fact]
    public async Task Digests_go_a_month_after_they_have_left_so_many_at_once()
    {
        var person = Guid.CreateVersion7();
        await ExecuteAsync(
            """
            WITH made AS (
                INSERT INTO digest (id, person_id, items, made_at) SELECT gen_random_uuid(), $1, '{}', now() - i * interval '20 days' FROM generate_series(1, 5) AS i RETURNING id, person_id, made_at)
            INSERT INTO mail (notice_id, person_id, state, due_at)
            SELECT id, person_id, CASE WHEN made_at < now() - interval '90 days' THEN 'Waiting' ELSE 'Sent' END, now() + interval '1 day' FROM made
            """,
            person);
        Assert.Equal(2, await app.WithDbAsync(db => db.ForgetDigestsAsync(2, None)));
        Assert.Equal(1, await app.WithDbAsync(db => db.ForgetDigestsAsync(2, None)));
        Assert.Equal(2, await app.CountAsync("SELECT count(*) FROM digest g JOIN mail m ON m.notice_id = g.id WHERE g.person_id = $1", person));
    }

    [Fact]
    public async Task Calls_go_after_thirty_days_but_for_those_that_a_pause_keeps_from_being_made()
    {
        var manager = await SomebodyAsync();
        var hooks = new { Active = Guid.CreateVersion7(), Paused = Guid.CreateVersion7() };
        await ExecuteAsync(
            """
            WITH hook AS (
                INSERT INTO webhook (id, version, organization_id, name, url, format, topics, state, generation, created_at)
                SELECT h.id, 1, $3, '合同系统', 'https://example.cn/', 'Standard', '{}', h.state, 1, now() FROM (VALUES ($1, 'Active'), ($2, 'Paused')) AS h (id, state) RETURNING id)
            INSERT INTO webhook_call (id, webhook_id, state, created_at)
            SELECT gen_random_uuid(), hook.id, state, now() - interval '31 days' FROM hook, unnest(ARRAY['Waiting', 'Done']) AS state
            """,
            hooks.Active, hooks.Paused, manager.OrganizationId);
        const string left = "SELECT count(*) AS \"Value\" FROM webhook_call WHERE webhook_id = ANY ({0})";
        Guid[] both = [hooks.Active, hooks.Paused];
        var duringPause = await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(None);
            await db.Database.ExecuteSqlAsync($"UPDATE channel SET paused_at = now() WHERE name = 'webhook'", None);
            await db.SweepCallsAsync(1000, None);
            return (await db.Database.SqlQueryRaw<long>(left, both).ToListAsync(None))[0];
        });
        Assert.Equal(2, duringPause);

        await app.WithDbAsync(db => db.SweepCallsAsync(1000, None));
        Assert.Equal(1, await app.CountAsync("SELECT count(*) FROM webhook_call WHERE webhook_id = ANY ($1)", both));
    }

    [Fact]
    public void Evidence_is_kept_for_fifteen_years_and_never_for_less_time_than_the_rest()
    {
        Assert.Equal(new(730, 5479), Keeping.Of(Settings()));
        Assert.Equal(new(90, 90), Keeping.Of(Settings(("Notifications:KeepDays", "90"), ("Notifications:KeepLegalDays", "30"))));
        Assert.Throws<InvalidOperationException>(() => Keeping.Of(Settings(("Notifications:KeepDays", "0"))));
    }

    private static IConfiguration Settings(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();

    private async Task<TestPerson> SomebodyAsync()
    {
        var person = TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        return person;
    }

    private Task TellAsync(TestPerson person, string name) => app.PublishAsync(
        new HandInDecided(Guid.CreateVersion7(), 2, "ZJ", name, TestPerson.OfPark().AsParty(), person.AsParty(), "merged", null, null, DateTimeOffset.UtcNow));

    private Task LeftAsync(TestPerson person) =>
        Eventually.Async(() => app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = 'Waiting'", person.PersonId), count => count == 0);

    private Task AgeAsync(TestPerson person, int years) => ExecuteAsync(
        "UPDATE notice n SET created_at = n.created_at - make_interval(years => $2) FROM delivery d WHERE d.notice_id = n.id AND d.person_id = $1", person.PersonId, years);

    /// <summary>All that the upkeep would forget now.</summary>
    private Task ForgetAsync() => app.WithDbAsync(async db =>
    {
        Forgotten? passed = null;
        while (await db.ForgetPartAsync(Keep, passed, 1000, None) is { } part)
        {
            passed = part.Count == 1000 ? passed : part;
        }

        return passed;
    });

    private async Task<int> ExecuteAsync(string sql, params object[] arguments)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new() { Value = argument });
        }

        return await command.ExecuteNonQueryAsync();
    }
}
