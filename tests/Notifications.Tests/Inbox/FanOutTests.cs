using Npgsql;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Tests.Standing;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Inbox;

public class FanOutTests(NotificationsApp app)
{
    private const int People = 9000;

    /// <summary>Whoever else waits for such a list hears of it too.</summary>
    private const string ToFollowers = "SELECT count(*) FROM delivery d JOIN standing s USING (person_id) WHERE d.event_id = $1 AND s.subject = $2";

    [Fact]
    public async Task Many_are_told_in_parts_by_any_replica_each_once_while_an_urgent_notice_gets_through()
    {
        var (park, person) = (TestPerson.OfPark(), TestPerson.OfCompany() with { Verified = false });
        await app.KnowAsync(park, person);
        await FollowAsync(park);
        var list = StandingCalls.ListOf(park, null, "水质监测");

        // A replica that is stopped in the middle: what it had claimed is carried on with by the other.
        var replica = app.WithWebHostBuilder(_ => { });
        _ = replica.Services;
        await app.PublishAsync(list);
        await Eventually.Async(() => app.CountAsync(ToFollowers, list.ListId, park.OrganizationId.ToString()), count => count > 0);
        await replica.DisposeAsync();
        await app.PublishAsync(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", "紧急", person.OrganizationId, "withdrawn", DateTimeOffset.UtcNow));
        await app.InboxOfAsync(person, 1);

        await Eventually.Async(() => app.CountAsync(ToFollowers, list.ListId, park.OrganizationId.ToString()), count => count == People, seconds: 60);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM fan_out f JOIN notice n ON n.id = f.notice_id WHERE n.event_id = $1", list.ListId), count => count == 0);
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM fan_out_person p JOIN standing s USING (person_id) WHERE s.subject = $1", park.OrganizationId.ToString()));
    }

    [Fact]
    public async Task About_one_thing_what_happened_first_is_told_first_even_where_the_first_goes_to_many()
    {
        var (park, company) = (TestPerson.OfPark(), TestPerson.OfCompany());
        await app.KnowAsync(park, company);
        var challenge = Guid.CreateVersion7();
        var opened = new ChallengeOpened(challenge, 3, "BG", "顺序", park.AsParty(), null, "题", null, DateTimeOffset.UtcNow.AddDays(9), DateTimeOffset.UtcNow);
        await TellAsync(opened);
        await TellAsync(opened with { Version = 4, Deadline = opened.Deadline.AddDays(3) });
        await TellAsync(new ChallengeEnded(challenge, 5, "BG", "顺序", park.AsParty(), "cancelled", "撤销", [company.OrganizationId], DateTimeOffset.UtcNow));

        var told = await Eventually.Async(
            async () => (await app.InboxAsync(company)).Where(n => n.Thing == challenge.ToString()).Select(n => n.Title[..2]).ToList(), titles => titles.Count == 3);
        Assert.Equal(["榜单", "揭榜", "揭榜"], told);
    }

    private async Task TellAsync<T>(T fact)
        where T : class
    {
        var id = Guid.CreateVersion7();
        await app.PublishAsync(fact, id);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM inbox WHERE message_id = $1", id), count => count == 1);
    }

    private async Task FollowAsync(TestPerson park)
    {
        await app.PublishAsync(new Followed(park.PersonId, "park", park.OrganizationId.ToString(), DateTimeOffset.UtcNow));
        await app.StandsAsync(park, park.OrganizationId.ToString(), true);
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var fill = database.CreateCommand(
            """
            WITH person AS (
                INSERT INTO member (person_id, version, organization_id, name, email, language, roles, active)
                SELECT gen_random_uuid(), 1, gen_random_uuid(), '众人', '', 'zh-CN', '{member}', true FROM generate_series(2, $2) RETURNING person_id)
            INSERT INTO standing (person_id, kind, subject, filter_id, name, stamp, active)
            SELECT p.person_id, s.kind, s.subject, s.filter_id, '', 1, true FROM person p, standing s WHERE s.subject = $1
            """);
        fill.Parameters.Add(new() { Value = park.OrganizationId.ToString() });
        fill.Parameters.Add(new() { Value = People });
        await fill.ExecuteNonQueryAsync();
        await using var mute = database.CreateCommand("INSERT INTO pace SELECT person_id, 'Email', 'List', 'Never' FROM standing WHERE subject = $1");
        mute.Parameters.Add(new() { Value = park.OrganizationId.ToString() });
        await mute.ExecuteNonQueryAsync();
    }
}
