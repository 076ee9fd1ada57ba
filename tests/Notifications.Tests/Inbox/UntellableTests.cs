using Npgsql;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Inbox;

/// <summary>One notice that cannot be told, or one person whom it cannot reach, keeps nobody else.</summary>
public class UntellableTests(NotificationsApp app)
{
    private const string PutOff = "SELECT count(*) FROM fan_out f JOIN notice n ON n.id = f.notice_id WHERE n.arguments::text LIKE $1 AND f.few = $2 AND f.not_before > clock_timestamp()";
    private const string Waiting = "SELECT count(*) FROM fan_out f JOIN notice n ON n.id = f.notice_id WHERE n.arguments::text LIKE $1 AND f.few = $2";

    /// <summary>Two more about the same thing to many: the first goes to the given person, the second to nobody.</summary>
    private const string AlsoToMany =
        """
        WITH more AS (
            INSERT INTO fan_out (id, notice_id, thing, urgent, audience)
            SELECT gen_random_uuid(), f.notice_id, f.thing, false, jsonb_build_object('ToAdministrators', false, 'Of', '[]'::jsonb, 'OfVerified', '[]'::jsonb, 'Persons', x.persons)
            FROM fan_out f JOIN notice n ON n.id = f.notice_id, (VALUES (jsonb_build_array($2::uuid)), ('[]')) x (persons)
            WHERE n.arguments::text LIKE $1 RETURNING 1)
        SELECT count(*) FROM more
        """;

    [Fact]
    public async Task What_cannot_be_told_is_put_off_and_keeps_nobody()
    {
        var (person, other) = (TestPerson.OfCompany() with { Verified = false }, TestPerson.OfCompany());
        await app.KnowAsync(person, other);
        await RefuseAsync(person);
        await TellAsync(person, "送不出");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TellAsync(other, $"照常{i}")));
        await app.InboxOfAsync(other, 20);
        await Eventually.Async(() => app.CountAsync(PutOff, "%送不出%", true), count => count == 1);

        // The same to many: the first of two is put off as well, the second, which came after it, is gone.
        Assert.Equal(2, await app.CountAsync(AlsoToMany, "%送不出%", person.PersonId));
        await Eventually.Async(() => app.CountAsync(PutOff, "%送不出%", false), count => count == 1);
        await Eventually.Async(() => app.CountAsync(Waiting, "%送不出%", false), count => count == 1);
        Assert.Empty(await app.InboxAsync(person));

        await RunAsync($"DROP TRIGGER {TriggerOf(person)} ON delivery");
        await RunAsync("UPDATE fan_out SET not_before = clock_timestamp() WHERE not_before > clock_timestamp()");
        Assert.Contains("送不出", Assert.Single(await app.InboxOfAsync(person, 1)).Title, StringComparison.Ordinal);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM fan_out f JOIN notice n ON n.id = f.notice_id WHERE n.arguments::text LIKE $1", "%送不出%"), count => count == 0);
        Assert.Single(await app.InboxAsync(person));
    }

    [Fact]
    public async Task A_time_zone_that_is_no_longer_known_is_Chinas()
    {
        var person = TestPerson.OfCompany();
        await app.KnowAsync(person);
        await RunAsync($"INSERT INTO preference (person_id, version, time_zone, quiet_from, quiet_until) VALUES ('{person.PersonId}', 1, 'Nowhere/Land', '00:00', '23:59:59')");
        await TellAsync(person, "时区");
        await app.InboxOfAsync(person, 1);
        Assert.Equal(1, await app.CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND (due_at AT TIME ZONE 'Asia/Shanghai')::time = '23:59:59'", person.PersonId));
    }

    private Task TellAsync(TestPerson person, string title) => app.PublishAsync(
        new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", title, person.OrganizationId, "submitted", DateTimeOffset.UtcNow));

    /// <summary>The database refuses whatever would be delivered to this one person.</summary>
    private Task RefuseAsync(TestPerson person) => RunAsync(
        $"""
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '22023'; END $$;
        CREATE TRIGGER {TriggerOf(person)} BEFORE INSERT ON delivery FOR EACH ROW WHEN (NEW.person_id = '{person.PersonId}') EXECUTE FUNCTION refuse()
        """);

    private static string TriggerOf(TestPerson person) => $"refuse_{person.PersonId:n}";

    private async Task RunAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
