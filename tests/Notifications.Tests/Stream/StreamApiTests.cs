using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc.Testing;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Stream;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Stream;

public class StreamApiTests(NotificationsApp app)
{
    [Fact]
    public async Task A_notice_reaches_the_open_streams_of_its_person_at_every_replica()
    {
        await using var replica = Replica();
        var (person, stranger) = (Somebody(), Somebody());
        await app.KnowAsync(person, stranger);
        await using var here = await LiveStream.OpenAsync(app.As(person));
        await using var there = await LiveStream.OpenAsync(As(replica, person));
        await using var elsewhere = await LiveStream.OpenAsync(app.As(stranger));
        await ShowsAsync(0, here, there, elsewhere);

        await TellAsync(person, "两处都到");
        await TellAsync(stranger, "另一个人");

        Assert.Contains("两处都到", (await here.NoticeAsync()).Title);
        Assert.Contains("两处都到", (await there.NoticeAsync()).Title);
        Assert.Contains("另一个人", (await elsewhere.NoticeAsync()).Title);
        await ShowsAsync(1, here, there);

        await As(replica, person).PostAsync("/api/notifications/inbox/read-all", null);
        await ShowsAsync(0, here, there);
    }

    [Fact]
    public async Task A_stream_that_comes_back_again_and_again_misses_nothing_and_repeats_nothing()
    {
        const int count = 60;
        var person = Somebody();
        await app.KnowAsync(person);
        var telling = Task.WhenAll(Enumerable.Range(0, count).Select(i => TellAsync(person, $"第{i}号")));

        var seen = new List<Guid>();
        var position = "0";
        while (seen.Count < count)
        {
            await using var stream = await LiveStream.OpenAsync(app.As(person), position);
            for (var i = 0; i < 7 && seen.Count < count; i++)
            {
                seen.Add((await stream.NoticeAsync()).Id);
                position = stream.Parser.LastEventId;
            }
        }

        await telling;
        Assert.Equal((await app.InboxAsync(person)).Select(n => n.Id).Reverse(), seen);
    }

    [Fact]
    public async Task Several_tabs_go_on_at_another_replica_without_a_gap_or_a_repeat_when_theirs_is_gone()
    {
        var person = Somebody();
        await app.KnowAsync(person);
        var gone = Replica();
        await using var first = await LiveStream.OpenAsync(As(gone, person), "0");
        await using var second = await LiveStream.OpenAsync(As(gone, person), "0");
        await TellAsync(person, "之前");
        Assert.Contains("之前", (await first.NoticeAsync()).Title);
        Assert.Contains("之前", (await second.NoticeAsync()).Title);
        await gone.DisposeAsync();
        await TellAsync(person, "之间");
        await app.InboxOfAsync(person, 2);

        await using var again = await LiveStream.OpenAsync(app.As(person), first.Parser.LastEventId);
        await using var too = await LiveStream.OpenAsync(app.As(person), second.Parser.LastEventId);
        await TellAsync(person, "之后");

        foreach (var stream in new[] { again, too })
        {
            Assert.Contains("之间", (await stream.NoticeAsync()).Title);
            Assert.Contains("之后", (await stream.NoticeAsync()).Title);
        }
    }

    [Fact]
    public async Task A_stream_ends_cleanly_when_its_replica_stops()
    {
        await using var replica = Replica();
        var person = TestPerson.OfCompany();
        await using var stream = await LiveStream.OpenAsync(As(replica, person));
        await stream.UnreadAsync();

        var end = stream.NextAsync("never");
        await replica.DisposeAsync();

        Assert.Null(await end);
    }

    [Fact]
    public async Task A_stream_ends_with_the_token_that_opened_it()
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", app.Issuer.TokenFor(TestPerson.OfCompany(), TimeSpan.FromSeconds(2)));
        await using var stream = await LiveStream.OpenAsync(client);
        Assert.Null(await stream.NextAsync("never"));
    }

    [Fact]
    public async Task A_position_that_is_no_number_is_refused()
    {
        var client = app.As(TestPerson.OfCompany());
        client.DefaultRequestHeaders.Add("Last-Event-ID", "x");
        var answer = await client.GetAsync("/api/notifications/stream");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("stream.position", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task One_person_cannot_open_streams_without_end()
    {
        var client = app.As(TestPerson.OfCompany());
        var open = new List<LiveStream>();
        for (var i = 0; i < OpenStreams.PerPerson; i++)
        {
            open.Add(await LiveStream.OpenAsync(client));
        }

        var answer = await client.GetAsync("/api/notifications/stream", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }

        // A closed stream makes room again, once the server has seen that its client is gone.
        await Eventually.Async(async () => (await client.GetAsync("/api/notifications/stream", HttpCompletionOption.ResponseHeadersRead)).StatusCode, code => code == HttpStatusCode.OK);
    }

    /// <summary>Of an organisation that is not verified, so that what other tests tell to everyone does not come here.</summary>
    private static TestPerson Somebody() => TestPerson.OfCompany() with { Verified = false };

    private static async Task ShowsAsync(int unread, params LiveStream[] streams)
    {
        foreach (var stream in streams)
        {
            Assert.Equal(unread, await stream.UnreadAsync());
        }
    }

    private Task TellAsync(TestPerson person, string title) => app.PublishAsync(
        new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", title, person.OrganizationId, "submitted", DateTimeOffset.UtcNow));

    private WebApplicationFactory<Program> Replica()
    {
        var replica = app.WithWebHostBuilder(_ => { });
        replica.UseKestrel();
        replica.StartServer();
        return replica;
    }

    private HttpClient As(WebApplicationFactory<Program> replica, TestPerson person)
    {
        var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", app.Issuer.TokenFor(person));
        return client;
    }
}
