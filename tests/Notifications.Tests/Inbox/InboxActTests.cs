using System.Net;
using System.Net.Http.Json;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Inbox.Acts;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Inbox;

public class InboxActTests(NotificationsApp app)
{
    [Fact]
    public async Task What_is_put_away_leaves_inbox_and_count_and_comes_back()
    {
        var person = await WithNotices("甲", "乙");
        var client = app.As(person);
        var ids = (await app.InboxAsync(person)).Select(n => n.Id).ToArray();

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/notifications/inbox/archive", new { ids })).StatusCode);
        Assert.Empty(await app.InboxAsync(person));
        Assert.Equal("{\"count\":0}", await client.GetStringAsync("/api/notifications/inbox/unread"));
        Assert.Equal(ids, (await app.InboxAsync(person, "&archived=true")).Select(n => n.Id));

        await client.PostAsync($"/api/notifications/inbox/{ids[0]}/unarchive", null);
        Assert.Equal([ids[0]], (await app.InboxAsync(person)).Select(n => n.Id));
    }

    [Fact]
    public async Task Reading_all_can_be_taken_back_and_leaves_what_was_read_before()
    {
        var person = await WithNotices("甲", "乙", "丙");
        var client = app.As(person);
        var read = (await app.InboxAsync(person))[0].Id;
        await client.PostAsync($"/api/notifications/inbox/{read}/read", null);

        var all = await (await client.PostAsync("/api/notifications/inbox/read-all", null)).Content.ReadFromJsonAsync<AllRead>(NotificationsApp.Json);
        Assert.Equal(2, all!.Count);
        Assert.Empty(await app.InboxAsync(person, "&unread=true"));

        await client.PostAsJsonAsync("/api/notifications/inbox/read-all/undo", new { all.ReadAt });
        Assert.Equal(2, (await app.InboxAsync(person, "&unread=true")).Count);
        Assert.Equal([read], (await app.InboxAsync(person, "&unread=false")).Select(n => n.Id));
    }

    [Fact]
    public async Task Words_are_found_in_what_the_reader_sees_whatever_their_script_and_width()
    {
        var person = await WithNotices("低空物流", "水质ＡＩ监测");
        Assert.Contains("低空物流", Assert.Single(await app.InboxAsync(person, "&q=低空物流")).Title);
        Assert.Contains("水质", Assert.Single(await app.InboxAsync(person, "&q=ai 監測")).Title);
        Assert.Empty(await app.InboxAsync(person, "&q=没有这个词"));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.As(person).GetAsync($"/api/notifications/inbox?q={new string('长', 101)}")).StatusCode);
    }

    [Fact]
    public async Task Notices_are_grouped_by_what_they_are_about_and_filtered_by_urgency()
    {
        var person = await WithNotices("甲");
        var bid = Guid.CreateVersion7();
        await TellAsync(person, "乙", bid, "submitted");
        await TellAsync(person, "乙", bid, "withdrawn");
        await app.InboxOfAsync(person, 3);

        var grouped = await app.InboxAsync(person, "&grouped=true");
        Assert.Equal([1, 0], grouped.Select(n => n.More!.Value));
        Assert.Contains("撤回", grouped[0].Title);
        Assert.Equal(2, (await app.InboxAsync(person, $"&thing={grouped[0].Thing}")).Count);
        Assert.Contains("撤回", Assert.Single(await app.InboxAsync(person, "&urgency=urgent")).Title);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.As(person).GetAsync("/api/notifications/inbox?urgency=mild")).StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_notices_stay_as_they_are()
    {
        var (person, stranger) = (await WithNotices("甲"), TestPerson.OfCompany());
        var notice = (await app.InboxAsync(person))[0];
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(stranger).PostAsync($"/api/notifications/inbox/{notice.Id}/archive", null)).StatusCode);
        await app.As(stranger).PostAsJsonAsync("/api/notifications/inbox/archive", new { ids = new[] { notice.Id } });
        Assert.Equal(notice.Id, Assert.Single(await app.InboxAsync(person)).Id);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.As(person).PostAsJsonAsync("/api/notifications/inbox/archive", new { ids = Array.Empty<Guid>() })).StatusCode);
    }

    private async Task<TestPerson> WithNotices(params string[] titles)
    {
        var person = TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        foreach (var title in titles)
        {
            await TellAsync(person, title, Guid.CreateVersion7(), "submitted");
        }

        await app.InboxOfAsync(person, titles.Length);
        return person;
    }

    private async Task TellAsync(TestPerson person, string title, Guid bid, string act)
    {
        var id = Guid.CreateVersion7();
        await app.PublishAsync(new BidReceived(bid, 2, Guid.CreateVersion7(), "BG", title, person.OrganizationId, act, DateTimeOffset.UtcNow), id);
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM inbox WHERE message_id = $1", id), count => count == 1);
    }
}
