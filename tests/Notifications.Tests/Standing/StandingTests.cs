using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Standing;

public class StandingTests(NotificationsApp app)
{
    [Fact]
    public async Task A_list_tells_who_waits_for_its_scenarios_once_and_says_why()
    {
        var (park, person, other) = (TestPerson.OfPark(), Somebody(), Somebody());
        await app.KnowAsync(park, person, other);
        await app.KeepAsync(person, "机器人", "kind=need&q=%E5%B7%A1%E6%A3%80");
        await app.KeepAsync(person, "只有水", "q=%E6%B0%B4%E8%B4%A8");
        await app.KeepAsync(other, "卫星", "q=%E5%8D%AB%E6%98%9F");
        await app.PublishAsync(new Followed(person.PersonId, "park", park.OrganizationId.ToString(), DateTimeOffset.UtcNow));
        await app.StandsAsync(person, park.OrganizationId.ToString(), true);

        await app.PublishAsync(StandingCalls.ListOf(park, null, "水质监测", "智慧园区"));

        var notice = Assert.Single(await app.InboxOfAsync(person, 1));
        Assert.Equal("清单“清单”里有您关注的场景", notice.Title);
        Assert.Equal([("park", park.OrganizationName, 2), ("search", "只有水", 1), ("search", "机器人", 2)], notice.Reasons!.Select(r => (r.Kind, r.Name, r.Count)));
        Assert.Equal(["水质监测"], notice.Reasons!.Single(r => r.Name == "只有水").Scenarios.Select(s => s.Name));
        Assert.Empty(await app.InboxAsync(other));
    }

    [Fact]
    public async Task A_long_list_in_several_parts_and_again_is_one_notice_that_counts_them_all()
    {
        var (park, person) = (TestPerson.OfPark(), Somebody());
        await app.KnowAsync(park, person);
        await app.KeepAsync(person, "全部", $"ownerId={park.OrganizationId}");
        var first = StandingCalls.ListOf(park, null, [.. Enumerable.Range(0, 8).Select(i => $"甲{i}")]);
        var second = StandingCalls.ListOf(park, null, "乙") with { ListId = first.ListId };
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await app.PublishAsync(first, one);
        await app.PublishAsync(first, one);
        await app.PublishAsync(second, two);

        await HandledAsync(one, two);
        await Eventually.Async(async () => (await app.InboxAsync(person)).SelectMany(n => n.Reasons!).Sum(r => r.Count), count => count == 9);
        Assert.Equal(5, Assert.Single(Assert.Single(await app.InboxAsync(person)).Reasons!).Scenarios.Count);
    }

    [Fact]
    public async Task What_ended_tells_nobody_and_a_late_fact_does_not_revive_it()
    {
        var (park, person) = (TestPerson.OfPark(), Somebody());
        await app.KnowAsync(park, person);
        var (search, at) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await app.PublishAsync(new SearchRemoved(search, person.PersonId, at));
        await app.StandsAsync(person, search.ToString(), false);
        await app.PublishAsync(new Followed(person.PersonId, "direction", "低空经济", at));
        await app.StandsAsync(person, "低空经济", true);
        await app.PublishAsync(new Unfollowed(person.PersonId, "direction", "低空经济", at.AddSeconds(1)));
        await app.StandsAsync(person, "低空经济", false);
        var (saved, followed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.PublishAsync(new SearchSaved(search, 5, person.PersonId, person.OrganizationId, "迟到", $"ownerId={park.OrganizationId}", at), saved);
        await app.PublishAsync(new Followed(person.PersonId, "direction", "低空经济", at), followed);
        await HandledAsync(saved, followed);

        var list = Guid.CreateVersion7();
        await app.PublishAsync(StandingCalls.ListOf(park, null, "水质监测"), list);
        await HandledAsync(list);

        Assert.Empty(await app.InboxAsync(person));
    }

    [Fact]
    public async Task A_list_for_groups_is_told_to_these_its_park_and_who_sees_everything()
    {
        var (park, member, stranger, supervisor) = (TestPerson.OfPark(), Somebody(), Somebody(), TestPerson.Supervisor());
        await app.KnowAsync(park, member, stranger, supervisor);
        foreach (var person in (TestPerson[])[park, member, stranger, supervisor])
        {
            await app.KeepAsync(person, "定向", $"ownerId={park.OrganizationId}");
        }

        await app.PublishAsync(StandingCalls.ListOf(park, [member.OrganizationId], "只给一家"));

        foreach (var person in (TestPerson[])[park, member, supervisor])
        {
            Assert.Contains(await app.InboxOfAsync(person, 1), n => n.Reasons is [{ Name: "定向" }]);
        }

        Assert.Empty(await app.InboxAsync(stranger));
    }

    [Fact]
    public async Task A_scenario_that_was_withdrawn_is_not_named_any_more()
    {
        var (park, person) = (TestPerson.OfPark(), Somebody());
        await app.KnowAsync(park, person);
        await app.KeepAsync(person, "两个", $"ownerId={park.OrganizationId}");
        var list = StandingCalls.ListOf(park, null, "留下", "撤回");
        await app.PublishAsync(list);
        await app.InboxOfAsync(person, 1);

        await app.PublishAsync(new ScenarioWithdrawn(list.Scenarios[1].Card.Id, 4, "CJ", "撤回", park.AsParty(), "调整", DateTimeOffset.UtcNow));

        var reason = await Eventually.Async(async () => Assert.Single(Assert.Single(await app.InboxAsync(person)).Reasons!), r => r.Count == 1);
        Assert.Equal(["留下"], reason.Scenarios.Select(s => s.Name));
    }

    private async Task HandledAsync(params Guid[] messages)
    {
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM inbox WHERE message_id = ANY($1)", messages), count => count == messages.Length);
        await app.ToldAsync();
    }

    /// <summary>Of an organisation that is not verified, so that what other tests tell to everyone does not come here.</summary>
    private static TestPerson Somebody() => TestPerson.OfCompany() with { Verified = false };
}
