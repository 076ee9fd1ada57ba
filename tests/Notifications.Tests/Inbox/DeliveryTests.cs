using System.Net.Http.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Tests.Catalogue;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Inbox;

public class DeliveryTests(NotificationsApp app)
{
    [Fact]
    public async Task A_published_list_reaches_verified_companies_agencies_funders_and_its_park_and_nobody_else()
    {
        var park = TestPerson.OfPark();
        TestPerson[] told = [park, TestPerson.OfCompany(), TestPerson.Of("机构", "agency"), TestPerson.Of("银行", "funder")];
        TestPerson[] others = [TestPerson.OfPark("别的园区"), TestPerson.OfCompany() with { Verified = false }, TestPerson.Administrator()];
        await app.KnowAsync([.. told, .. others]);

        await app.PublishAsync(new ListPublished(Guid.CreateVersion7(), 2, "QD-2026-000001", "只此一批", Of(park), 100, DateTimeOffset.UtcNow));

        foreach (var person in told)
        {
            var notice = (await app.InboxOfAsync(person, 1)).Single(n => n.Title.Contains("只此一批"));
            Assert.Equal((Topic.List, Urgency.Normal), (notice.Topic, notice.Urgency));
        }

        foreach (var person in others)
        {
            Assert.DoesNotContain(await app.InboxAsync(person), n => n.Title.Contains("只此一批"));
        }
    }

    [Fact]
    public async Task Who_has_left_is_not_told()
    {
        var gone = TestPerson.OfCompany() with { Verified = false };
        var stays = gone.Colleague();
        await app.KnowAsync(gone, stays);
        await app.PublishAsync(NotificationsApp.MemberOf(gone, version: 2, active: false));
        await app.PublishAsync(NotificationsApp.MemberOf(gone, version: 1));
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM member WHERE person_id = $1 AND NOT active", gone.PersonId), count => count == 1);

        await app.PublishAsync(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", "榜", gone.OrganizationId, "submitted", DateTimeOffset.UtcNow));

        Assert.Single(await app.InboxOfAsync(stays, 1));
        Assert.Empty(await app.InboxAsync(gone));
    }

    [Fact]
    public async Task A_bid_is_told_to_its_own_organisation_only()
    {
        var (bidder, rival, park, administrator) = (TestPerson.OfCompany(), TestPerson.OfCompany("对手"), TestPerson.OfPark(), TestPerson.Administrator());
        await app.KnowAsync(bidder, rival, park, administrator);

        await app.PublishAsync(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", "密封的榜", bidder.OrganizationId, "submitted", DateTimeOffset.UtcNow));

        await app.InboxOfAsync(bidder, 1);
        foreach (var other in (TestPerson[])[rival, park, administrator])
        {
            Assert.DoesNotContain(await app.InboxAsync(other), n => n.Body.Contains("密封的榜"));
        }
    }

    [Fact]
    public async Task Every_event_delivered_twice_tells_each_person_once()
    {
        var (park, company, administrator) = (TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Administrator());
        await app.KnowAsync(park, company, administrator);
        var bus = app.Services.GetRequiredService<IBus>();
        var events = Samples.Between(park.OrganizationId, company.OrganizationId, company.PersonId).Select(fact => (Fact: fact, Id: Guid.CreateVersion7())).ToList();

        foreach (var (fact, id) in events)
        {
            await bus.Publish(fact, fact.GetType(), context => context.MessageId = id);
            await bus.Publish(fact, fact.GetType(), context => context.MessageId = id);
        }

        // What people wait for is told under the list's id, and only to who waits.
        // The two openings of one challenge may overtake each other: then the older one is stale, and telling of it would be wrong.
        var ids = events.Where(e => e.Fact is not (ChallengeOpened or ScenariosListed)).Select(e => e.Id).ToArray();
        await Eventually.Async(() => app.CountAsync("SELECT count(DISTINCT event_id) FROM delivery WHERE event_id = ANY($1)", ids), count => count == ids.Length);
        await Eventually.Async(EmptyQueuesAsync, waiting => waiting == 0);
        var all = events.Select(e => e.Id).ToArray();
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM (SELECT FROM delivery WHERE event_id = ANY($1) GROUP BY event_id, person_id HAVING count(*) > 1) twice", all));
        Assert.Equal(0, await app.CountAsync("SELECT count(*) FROM (SELECT FROM notice WHERE event_id = ANY($1) GROUP BY event_id, template HAVING count(*) > 1) twice", all));
    }

    [Fact]
    public async Task The_opening_of_a_challenge_is_told_once_and_then_only_a_moved_deadline()
    {
        var (park, company) = (TestPerson.OfPark(), TestPerson.OfCompany());
        await app.KnowAsync(park, company);
        var opened = new ChallengeOpened(Guid.CreateVersion7(), 3, "BG", "动期", Of(park), null, "题", null, Samples.At.AddDays(9), Samples.At);

        await TellAsync(opened);
        await TellAsync(opened with { Version = 4, Problem = "改字" });
        await TellAsync(opened with { Version = 5, Deadline = opened.Deadline.AddDays(7) });
        await TellAsync(opened with { Version = 4, Deadline = opened.Deadline.AddDays(1) });

        var told = (await app.InboxAsync(company)).Where(n => n.Title.Contains("动期")).Select(n => n.Title);
        Assert.Equal(["揭榜截止时间变更：动期", "揭榜开始：动期"], told);
    }

    private static Party Of(TestPerson person) => new(person.OrganizationId, person.OrganizationName);

    private async Task TellAsync(ChallengeOpened fact)
    {
        var id = Guid.CreateVersion7();
        await app.PublishAsync(fact, id);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM inbox WHERE message_id = $1", id), count => count == 1);
    }

    private async Task<long> EmptyQueuesAsync()
    {
        var state = await app.As(TestPerson.Administrator()).GetFromJsonAsync<MessagingState>("/api/notifications/operations/messaging", NotificationsApp.Json);
        return state!.Queues.Sum(queue => queue.Waiting + queue.Dead);
    }
}
