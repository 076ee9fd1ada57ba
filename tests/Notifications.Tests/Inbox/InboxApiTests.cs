using System.Net;
using System.Net.Http.Json;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Inbox;

public class InboxApiTests(NotificationsApp app)
{
    [Fact]
    public async Task Reading_a_notice_lowers_the_count_and_can_be_taken_back()
    {
        var person = await WithNotices(2);
        var client = app.As(person);
        var first = (await app.InboxAsync(person))[0];
        Assert.Equal(2, await UnreadAsync(client));

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/notifications/inbox/{first.Id}/read", null)).StatusCode);
        Assert.Equal(1, await UnreadAsync(client));
        Assert.Equal([first.Id], (await app.InboxAsync(person, "&unread=false")).Select(n => n.Id));
        Assert.NotNull((await app.InboxAsync(person, "&unread=false"))[0].ReadAt);

        await client.PostAsync($"/api/notifications/inbox/{first.Id}/unread", null);
        Assert.Equal(2, await UnreadAsync(client));
        await client.PostAsync("/api/notifications/inbox/read-all", null);
        Assert.Equal(0, await UnreadAsync(client));
        Assert.Empty(await app.InboxAsync(person, "&unread=true"));
    }

    [Fact]
    public async Task Someone_elses_notice_is_answered_like_a_missing_one()
    {
        var person = await WithNotices(1);
        var id = (await app.InboxAsync(person))[0].Id;
        foreach (var stranger in (TestPerson[])[TestPerson.OfCompany(), person.Colleague(), TestPerson.Administrator(), TestPerson.Supervisor()])
        {
            foreach (var act in (string[])["read", "unread"])
            {
                var answer = await app.As(stranger).PostAsync($"/api/notifications/inbox/{id}/{act}", null);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }

            await app.As(stranger).PostAsync("/api/notifications/inbox/read-all", null);
            Assert.Empty(await app.InboxAsync(stranger));
        }

        Assert.Equal(1, await UnreadAsync(app.As(person)));
    }

    [Theory]
    [InlineData("zh-CN", "揭榜申报")]
    [InlineData("en", "Bids")]
    public async Task Topics_are_listed_in_the_readers_language_each_one_that_the_inbox_can_be_filtered_by(string language, string bid)
    {
        var client = app.As(TestPerson.OfCompany());
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        var topics = (await client.GetFromJsonAsync<TopicName[]>("/api/notifications/inbox/topics", NotificationsApp.Json))!;
        Assert.Contains(new TopicName("bid", bid), topics);
        foreach (var topic in topics)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/notifications/inbox?topic={topic.Topic}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("inbox/unread")]
    [InlineData("inbox/topics")]
    [InlineData("stream")]
    [InlineData("preferences")]
    public async Task The_public_is_asked_to_sign_in(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.As(null).GetAsync($"/api/notifications/{path}")).StatusCode);

    [Fact]
    public async Task Pages_follow_each_other_newest_first_without_gap_or_repeat()
    {
        var person = await WithNotices(5);
        var client = app.As(person);
        var seen = new List<NoticeView>();
        var after = (string?)"";
        do
        {
            var page = await client.GetFromJsonAsync<Page<NoticeView>>($"/api/notifications/inbox?limit=2{after}", NotificationsApp.Json);
            seen.AddRange(page!.Items);
            after = page.Next is null ? null : $"&after={page.Next}";
        }
        while (after is not null);
        Assert.Equal((await app.InboxAsync(person)).Select(n => n.Id), seen.Select(n => n.Id));
        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public async Task Notices_are_read_in_the_readers_language()
    {
        var person = await WithNotices(1);
        Assert.StartsWith("揭榜申报已收到：", (await app.InboxAsync(person))[0].Title);
        Assert.StartsWith("Your bid was received: ", (await app.InboxAsync(person, language: "en"))[0].Title);
    }

    [Fact]
    public async Task A_topic_filters_and_an_unknown_one_is_refused_with_the_words_that_would_be_right()
    {
        var person = await WithNotices(1);
        Assert.Single(await app.InboxAsync(person, "&topic=bid"));
        Assert.Empty(await app.InboxAsync(person, "&topic=list"));
        var answer = await app.As(person).GetAsync("/api/notifications/inbox?topic=bids");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"field\":\"topic\"", text);
        Assert.Contains("bid, result", text);
    }

    private async Task<TestPerson> WithNotices(int count)
    {
        // Not verified, so that what other tests tell to everyone does not come here.
        var person = TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        for (var i = 0; i < count; i++)
        {
            await app.PublishAsync(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", $"第{i}榜", person.OrganizationId, "submitted", DateTimeOffset.UtcNow));
        }

        await app.InboxOfAsync(person, count);
        return person;
    }

    private static async Task<int> UnreadAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<UnreadCount>("/api/notifications/inbox/unread", NotificationsApp.Json))!.Count;
}
