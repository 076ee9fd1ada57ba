using System.Text.Json;
using ScenarioHub.Notifications.Tests.Channels;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Broadcasts;

[Collection(nameof(ChannelsCollection))]
public class BroadcastTests(ChannelsApp app)
{
    private static readonly TestPerson Author = TestPerson.Administrator();
    private static readonly TestPerson Second = TestPerson.Administrator();

    [Fact]
    public async Task It_reaches_exactly_whom_the_preview_counted_once_a_second_administrator_approves()
    {
        var (funder, colleague) = (TestPerson.Of("测试银行", OrganizationKinds.Funder), default(TestPerson)!);
        colleague = funder.Colleague();
        var (other, pending) = (TestPerson.OfPark(), TestPerson.Of("待核验银行", OrganizationKinds.Funder) with { Verified = false });
        await app.KnowAsync(funder, colleague, other, pending);
        await app.PublishAsync(NotificationsApp.MemberOf(colleague, version: 2, language: "en"));
        var broadcast = await ProposeAsync(urgent: true);
        var preview = await app.GetAsync(Author, $"/broadcasts/{broadcast.Text("id")}/audience");
        Assert.Contains(preview.GetProperty("sample").EnumerateArray(), member => member.Text("organization") == "测试银行");

        var (status, body) = await ActAsync(Author, broadcast, "approve");
        Assert.Equal((409, "broadcast.second-person"), (status, body.Text("code")));
        Assert.Equal(200, (await ActAsync(Second, broadcast, "approve")).Status);
        Assert.Equal("重要：系统维护", Assert.Single(await app.InboxOfAsync(funder, 1)).Title);
        await app.InboxOfAsync(colleague, 1);
        Assert.Equal("Important: Maintenance", Assert.Single(await app.InboxAsync(colleague, language: "en")).Title);
        Assert.Equal(
            preview.GetProperty("persons").GetInt64(),
            await app.CountAsync("SELECT count(*) FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE n.template = 'broadcast.urgent' AND n.arguments->>'title' = '系统维护'"));
        Assert.Empty(await app.InboxAsync(other));
        Assert.Empty(await app.InboxAsync(pending));
        Assert.Equal(409, (await ActAsync(Second, broadcast, "cancel", new { reason = "太晚" }, 2)).Status);
    }

    [Fact]
    public async Task Who_changes_it_is_its_author_and_what_was_read_before_cannot_be_approved()
    {
        var broadcast = await ProposeAsync();
        var edited = await app.DoAsync(Second, HttpMethod.Put, $"/broadcasts/{broadcast.Text("id")}", Words("改过的"), 1);
        Assert.Equal(["edit", "cancel"], edited.GetProperty("can").EnumerateArray().Select(act => act.GetString()));
        Assert.Equal(412, (await ActAsync(Author, broadcast, "approve")).Status);
        Assert.Equal(409, (await ActAsync(Second, edited, "approve", version: 2)).Status);
        Assert.Equal(200, (await ActAsync(Author, edited, "reject", new { reason = "措辞不妥" }, 2)).Status);
    }

    [Fact]
    public async Task It_is_cancelled_before_approval_and_then_told_to_nobody()
    {
        var broadcast = await ProposeAsync();
        Assert.Equal(200, (await ActAsync(Author, broadcast, "cancel", new { reason = "不再需要" })).Status);
        Assert.Equal(409, (await ActAsync(Second, broadcast, "approve", version: 2)).Status);
        var cancelled = (await app.GetAsync(Author, "/broadcasts?state=cancelled")).GetProperty("items").EnumerateArray().Single(b => b.Text("id") == broadcast.Text("id"));
        Assert.Empty(cancelled.GetProperty("can").EnumerateArray());
        Assert.DoesNotContain(await app.FactsAsync<ScenarioHub.Contracts.Notifications.BroadcastApproved>(), fact => fact.Contains(broadcast.Text("id"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_words_are_refused_and_only_administrators_announce()
    {
        foreach (var (words, field) in new (object, string)[]
        {
            (Words("公告", link: "https://elsewhere.cn"), "link"), (Words("公告", link: "//elsewhere.cn"), "link"), (Words("公告", kinds: []), "kinds"), (Words("公告", kinds: ["everyone"]), "kinds[0]"),
        })
        {
            var (status, body) = await app.SendAsync(Author, HttpMethod.Post, "/broadcasts", words);
            Assert.Equal((400, field), (status, body.GetProperty("errors")[0].Text("field")));
        }

        foreach (var (who, status) in new (TestPerson?, int)[] { (null, 401), (TestPerson.OfPark(), 403), (TestPerson.Supervisor(), 403) })
        {
            Assert.Equal(status, (await app.SendAsync(who, HttpMethod.Get, "/broadcasts")).Status);
            Assert.Equal(status, (await app.SendAsync(who, HttpMethod.Post, "/broadcasts", Words("公告"))).Status);
            Assert.Equal(status, (await app.SendAsync(who, HttpMethod.Post, $"/broadcasts/{Guid.NewGuid()}/approve", version: 1)).Status);
        }

        Assert.Equal(404, (await app.SendAsync(Author, HttpMethod.Get, $"/broadcasts/{Guid.NewGuid()}/audience")).Status);
    }

    private static object Words(string title, bool urgent = false, string? link = null, string[]? kinds = null) => new
    {
        title, body = "今晚 22 点起维护两小时。", titleEn = "Maintenance", bodyEn = "Two hours from 22:00.", urgent, link, kinds = kinds ?? [OrganizationKinds.Funder], administrators = false,
    };

    private Task<JsonElement> ProposeAsync(bool urgent = false) => app.DoAsync(Author, HttpMethod.Post, "/broadcasts", Words("系统维护", urgent));

    private Task<(int Status, JsonElement Body)> ActAsync(TestPerson who, JsonElement broadcast, string act, object? body = null, long version = 1) =>
        app.SendAsync(who, HttpMethod.Post, $"/broadcasts/{broadcast.Text("id")}/{act}", body, version);
}
