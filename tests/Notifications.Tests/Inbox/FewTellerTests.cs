using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Inbox;

public class FewTellerTests(NotificationsApp app)
{
    private const string Waiting = "SELECT count(*) FROM fan_out f JOIN notice n ON n.id = f.notice_id WHERE n.arguments::text LIKE $1 AND f.not_before > clock_timestamp()";

    private const string LaterToMany =
        """
        WITH later AS (
            INSERT INTO fan_out (id, notice_id, thing, urgent, audience)
            SELECT gen_random_uuid(), d.notice_id, f.thing, false, '{"ToAdministrators": false, "Of": [], "OfVerified": []}'
            FROM fan_out f JOIN notice n ON n.id = f.notice_id, (SELECT notice_id FROM delivery WHERE person_id = $2 LIMIT 1) d
            WHERE n.arguments::text LIKE $1 RETURNING 1)
        SELECT count(*) FROM later
        """;

    [Fact]
    public async Task What_cannot_be_told_is_put_off_and_keeps_nobody()
    {
        var (person, other) = (TestPerson.OfCompany(), TestPerson.OfCompany());
        await app.KnowAsync(person, other);

        // A time zone that this system knows and the database does not.
        await app.CountAsync(
            "WITH p AS (INSERT INTO preference (person_id, version, time_zone) VALUES ($1, 1, 'Nowhere/Land') RETURNING 1) SELECT count(*) FROM p", person.PersonId);
        await TellAsync(person, "送不出");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TellAsync(other, $"照常{i}")));
        await app.InboxOfAsync(other, 20);
        await Eventually.Async(() => app.CountAsync(Waiting, "%送不出%"), count => count == 1);
        Assert.Empty(await app.InboxAsync(person));

        // Nor does it keep what is told to many about the same thing.
        await app.CountAsync(LaterToMany, "%送不出%", other.PersonId);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM fan_out WHERE NOT few AND thing IN (SELECT thing FROM fan_out WHERE few)"), count => count == 0);

        await app.CountAsync("WITH p AS (UPDATE preference SET time_zone = 'Asia/Shanghai' WHERE person_id = $1 RETURNING 1) SELECT count(*) FROM p", person.PersonId);
        await app.CountAsync("WITH f AS (UPDATE fan_out SET not_before = clock_timestamp() WHERE few RETURNING 1) SELECT count(*) FROM f");
        Assert.Contains("送不出", Assert.Single(await app.InboxOfAsync(person, 1)).Title + Assert.Single(await app.InboxAsync(person)).Body, StringComparison.Ordinal);
    }

    private Task TellAsync(TestPerson person, string title) => app.PublishAsync(
        new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", title, person.OrganizationId, "submitted", DateTimeOffset.UtcNow));
}
