using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Moderation;

public class DeskTests(ScenariosApp app)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_keeps_others_away_until_it_is_released_or_expires()
    {
        var (draft, one, two) = (await SubmittedAsync(), TestPerson.Administrator(), TestPerson.Administrator());
        var claims = await Task.WhenAll(new[] { one, two }.Select(p => app.PostAsync(p, $"/{draft}/claim")));
        Assert.Equal([200, 409], claims.Select(c => c.Status).Order());
        var (holder, other) = claims[0].Status == 200 ? (one, two) : (two, one);
        Assert.Equal("moderation.claimed", (await app.PostAsync(other, $"/{draft}/approve", version: 2)).Must(409).Code);
        Assert.Equal("moderation.claimed", (await app.PostAsync(other, $"/{draft}/return", new { reasons = new { need = "请补充" } }, 2)).Must(409).Code);
        Assert.Equal("moderation.claimed", (await app.PostAsync(other, "/moderation/approve", new { scenarios = new[] { new { id = draft, version = 2 } } })).Must(409).Code);
        Assert.Equal(404, (await app.PostAsync(other, $"/{draft}/release")).Status);
        Assert.Equal(holder.Name, (await app.GetAsync(other, $"/{draft}/case"))["claim"].GetProperty("by").GetString());
        (await app.PostAsync(holder, $"/{draft}/release")).Must(204);
        (await app.PostAsync(other, $"/{draft}/claim")).Must(200);
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE moderation_claim SET expires_at = now() - interval '1 second' WHERE scenario_id = {draft}", Token));
        Assert.Equal("approved", (await app.PostAsync(holder, $"/{draft}/approve", version: 2)).Must(200).State);
        Assert.Equal("moderation.not-waiting", (await app.PostAsync(holder, $"/{draft}/claim")).Must(409).Code);
    }

    [Fact]
    public async Task A_moderator_compares_with_what_was_handed_in_the_last_time()
    {
        var park = TestPerson.OfPark();
        var draft = await SubmittedAsync(park);
        (await app.PostAsync(TestPerson.Administrator(), $"/{draft}/return", new { reasons = new { need = "请补充指标" } }, 2)).Must(200);
        (await app.PutAsync(park, $"/{draft}", new { name = "水质监测场景", kind = "need", need = "补充后的需求" }, 3)).Must(200);
        (await app.PostAsync(park, $"/{draft}/submit", version: 4)).Must(200);
        var rounds = (await app.GetAsync(TestPerson.Administrator(), $"/{draft}/submissions")).Must(200).Body.EnumerateArray().ToList();
        Assert.Equal([(2, "补充后的需求"), (1, "环湖水域人工智能水质监测")], rounds.Select(r => (r.GetProperty("round").GetInt32(), r.GetProperty("content").GetProperty("need").GetString()!)));
        Assert.Equal("请补充指标", rounds[1].GetProperty("reasons").GetProperty("need").GetString());
        Assert.Equal(404, (await app.GetAsync(TestPerson.OfPark(), $"/{draft}/submissions")).Status);
        Assert.Contains(draft, await QueueAsync($"ownerId={park.OrganizationId}&again=true"));
        Assert.Empty(await QueueAsync($"ownerId={park.OrganizationId}&again=false"));
    }

    [Fact]
    public async Task The_queue_shows_age_and_filters_by_it_and_by_claim()
    {
        var park = TestPerson.OfPark();
        var (fresh, old) = (await SubmittedAsync(park), await SubmittedAsync(park, "旧场景"));
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE scenario SET submitted_at = now() - interval '30 days' WHERE id = {old}", Token));
        var administrator = TestPerson.Administrator();
        Assert.Equal([old], await QueueAsync($"ownerId={park.OrganizationId}&overdue=true"));
        Assert.Equal([fresh], await QueueAsync($"ownerId={park.OrganizationId}&overdue=false"));
        var items = (await app.GetAsync(administrator, $"/moderation?ownerId={park.OrganizationId}"))["items"].EnumerateArray().ToList();
        Assert.Equal([(old, true), (fresh, false)], items.Select(i => (i.GetProperty("id").GetGuid(), i.GetProperty("overdue").GetBoolean())));
        Assert.True(items[0].GetProperty("workingHours").GetDouble() > 40);
        (await app.PostAsync(administrator, $"/{fresh}/claim")).Must(200);
        Assert.Equal([fresh], await QueueAsync($"ownerId={park.OrganizationId}&claim=mine", administrator));
        Assert.Equal([fresh], await QueueAsync($"ownerId={park.OrganizationId}&claim=others"));
        Assert.Equal([old], await QueueAsync($"ownerId={park.OrganizationId}&claim=free"));
        Assert.Equal(400, (await app.GetAsync(administrator, "/moderation?claim=hers")).Status);
    }

    [Fact]
    public async Task Many_are_approved_only_when_their_number_is_typed()
    {
        var park = TestPerson.OfPark();
        var scenarios = new List<object>();
        for (var i = 0; i < 11; i++)
        {
            scenarios.Add(new { id = await SubmittedAsync(park, $"第{i}个"), version = 2 });
        }

        var refused = (await app.PostAsync(TestPerson.Administrator(), "/moderation/approve", new { scenarios, confirm = 10 })).Must(400);
        Assert.Equal("confirm moderation.bulk-confirm", $"{refused["errors"][0].GetProperty("field")} {refused["errors"][0].GetProperty("code")}");
        Assert.Equal(11, (await app.PostAsync(TestPerson.Administrator(), "/moderation/approve", new { scenarios, confirm = 11 })).Must(200)["count"].GetInt32());
        var told = await app.FactsAsync<ScenariosApproved>(Token);
        Assert.Single(told, f => f.Contains(park.OrganizationId.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(await app.FactsAsync<ScenarioApproved>(Token), f => f.Contains(park.OrganizationId.ToString(), StringComparison.Ordinal));
        var tooMany = Enumerable.Range(0, 201).Select(_ => new { id = Guid.NewGuid(), version = 1 });
        Assert.Equal("moderation.bulk-limit", (await app.PostAsync(TestPerson.Administrator(), "/moderation/approve", new { scenarios = tooMany, confirm = 201 })).Must(409).Code);
    }

    [Fact]
    public async Task Where_the_rules_say_so_a_second_administrator_has_to_agree()
    {
        var (park, first, second) = (TestPerson.OfPark(), TestPerson.Administrator(), TestPerson.Administrator());
        var policy = (await app.GetAsync(first, "/moderation/policy")).Must(200);
        Assert.Equal(400, (await app.PutAsync(first, "/moderation/policy", new { claimMinutes = 0 }, policy.Version)).Status);
        Assert.Equal(412, (await app.PutAsync(first, "/moderation/policy", Flagging, policy.Version + 1)).Status);
        (await app.PutAsync(first, "/moderation/policy", Flagging, policy.Version)).Must(200);

        var big = (await app.PostAsync(park, "/", new { name = "超大投资场景", kind = "need", need = "需要", investmentYuan = 999_999_999_999m })).Must(201).Id;
        (await app.PostAsync(park, $"/{big}/submit", version: 1)).Must(200);
        var own = park.Colleague() with { Roles = ["administrator"] };
        Assert.Equal("moderation.own", (await app.PostAsync(own, $"/{big}/approve", version: 2)).Must(409).Code);
        Assert.Equal("moderation.bulk-second-reader", (await app.PostAsync(first, "/moderation/approve", new { scenarios = new[] { new { id = big, version = 2 } } })).Must(409).Code);
        Assert.Equal("submitted", (await app.PostAsync(first, $"/{big}/approve", version: 2)).Must(200).State);
        Assert.Contains(await app.FactsAsync<SecondReaderNeeded>(Token), f => f.Contains(big.ToString(), StringComparison.Ordinal));
        Assert.Equal([big], await QueueAsync($"ownerId={park.OrganizationId}&secondReader=true"));
        Assert.Equal("moderation.second-reader", (await app.PostAsync(first, $"/{big}/approve", version: 3)).Must(409).Code);
        Assert.False((await app.GetAsync(park, $"/{big}")).Body.TryGetProperty("firstReaderName", out _));
        Assert.Equal("approved", (await app.PostAsync(second, $"/{big}/approve", version: 3)).Must(200).State);
    }

    /// <summary>Flags nothing that another test hands in.</summary>
    private static object Flagging => new { claimMinutes = 30, serviceDays = 5, bulkLimit = 200, secondReader = "flagged", firstOfKind = false, investmentAbove = 999_999_999_998m };

    private async Task<Guid> SubmittedAsync(TestPerson? park = null, string name = "水质监测场景")
    {
        park ??= TestPerson.OfPark();
        var draft = await app.DraftAsync(park, name);
        (await app.PostAsync(park, $"/{draft.Id}/submit", version: 1)).Must(200);
        return draft.Id;
    }

    private async Task<List<Guid>> QueueAsync(string filter, TestPerson? person = null) =>
        [.. (await app.GetAsync(person ?? TestPerson.Administrator(), $"/moderation?{filter}")).Must(200)["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];
}
