using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Lists;

/// <summary>A list that is aimed at groups is seen by these on every channel, and by nobody else.</summary>
public class AudienceTests(ScenariosApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_aimed_list_is_seen_by_its_members_its_owner_and_the_staff_on_every_channel()
    {
        var (park, member, other) = (TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.OfCompany());
        await KnowAsync(member, "瞪羚", "340100");
        await KnowAsync(other, "独角兽", "340100");
        var tier = $"梯度{member.OrganizationId.ToString()[^6..]}";
        await KnowAsync(member, tier, "340100", 2);
        var (list, id) = await AimAsync(park, new { tiers = new[] { tier } });

        TestPerson?[] may = [member, member.Colleague(), park, TestPerson.Administrator(), TestPerson.Supervisor()];
        TestPerson?[] mayNot = [null, other, TestPerson.OfPark()];
        foreach (var (person, sees) in may.Select(p => (p, true)).Concat(mayNot.Select(p => (p, false))))
        {
            var who = person?.OrganizationName ?? "public";
            Assert.True(sees == ((await app.GetAsync(person, $"/catalogue/{id}")).Status == 200), $"page, {who}");
            Assert.True((sees ? 1 : 0) == (await app.GetAsync(person, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32(), $"search, {who}");
            Assert.True((sees ? 1 : 0) == (await app.GetAsync(person, $"/catalogue/facets?ownerId={park.OrganizationId}")).Must(200)["kind"].GetArrayLength(), $"facets, {who}");
            Assert.True(sees == ((await app.GetAsync(person, $"/lists/{list}")).Status == 200), $"list, {who}");
            Assert.True((sees ? 1 : 0) == (await app.GetAsync(person, $"/lists?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32(), $"lists, {who}");
            Assert.True(sees == ((await app.GetAsync(person, $"/lists/{list}/snapshot.json")).Status == 200), $"snapshot, {who}");
            Assert.True(sees == ((await app.GetAsync(person, $"/lists/{list}/notices")).Status == 200), $"notices, {who}");
            Assert.True(sees == ((await app.GetAsync(person, $"/{id}/amendments")).Status == 200), $"history, {who}");
            Assert.True(person is null || sees == ((await app.SendAsync(person, HttpMethod.Put, $"/follows/list/{list}")).Status == 204), $"following, {who}");
        }

        Assert.False((await app.GetAsync(member, $"/lists/{list}")).Body.TryGetProperty("audience", out _));
        Assert.Equal(tier, (await app.GetAsync(park, $"/lists/{list}"))["audience"].GetProperty("tiers")[0].GetString());
        Assert.Contains(await app.FactsAsync<ScenarioListed>(Ct), f => f.Contains(id.ToString(), StringComparison.Ordinal) && f.Contains("\"aimed\": true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_newcomer_that_fits_sees_a_published_list_and_a_suspended_member_no_longer_does()
    {
        var (park, first, newcomer) = (TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.OfCompany());
        var tier = $"梯度{first.OrganizationId.ToString()[^6..]}";
        await KnowAsync(first, tier, "420100");
        var (list, id) = await AimAsync(park, new { tiers = new[] { tier }, regions = new[] { "420000" } });
        Assert.Equal(404, (await app.GetAsync(newcomer, $"/catalogue/{id}")).Status);

        await app.PublishAsync(Fact(newcomer, tier, "420300", 1));
        await Eventually.Async(async () => (await app.GetAsync(newcomer, $"/catalogue/{id}")).Status, status => status == 200);
        var told = (await app.FactsAsync<ListAudienceChanged>(Ct)).Where(f => f.Contains(list.ToString(), StringComparison.Ordinal)).ToList();
        Assert.Contains(newcomer.OrganizationId.ToString(), Assert.Single(told), StringComparison.Ordinal);

        await app.PublishAsync(Fact(first, tier, "420100", 2) with { State = "suspended" });
        await Eventually.Async(async () => (await app.GetAsync(first, $"/catalogue/{id}")).Status, status => status == 404);
        Assert.Equal(200, (await app.GetAsync(newcomer, $"/lists/{list}")).Status);
    }

    [Fact]
    public async Task Fields_come_from_capability_profiles_and_single_organisations_are_picked_by_name()
    {
        var (park, company, bank) = (TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Of($"银行{Guid.NewGuid():N}", "funder"));
        await KnowAsync(company, null, "310115");
        await KnowAsync(bank, null, "310115");
        var field = $"领域{company.OrganizationId.ToString()[^6..]}";
        Assert.Equal(0, (await TryAsync(park, new { fields = new[] { field } }))["count"].GetInt32());
        await app.PublishAsync(new CompanyFieldChanged(Guid.CreateVersion7(), 1, company.OrganizationId, $"{field}与应用", ["机器视觉"], true, DateTimeOffset.UtcNow));
        await Eventually.Async(async () => (await TryAsync(park, new { fields = new[] { field } }))["count"].GetInt32(), count => count == 1);
        var found = (await app.GetAsync(park, $"/lists/organizations?q={bank.OrganizationName[..12]}")).Must(200).Body;
        Assert.Equal(bank.OrganizationId, found[0].GetProperty("id").GetGuid());
        var both = await TryAsync(park, new { fields = new[] { field }, organizations = new[] { bank.OrganizationId } });
        Assert.Equal(2, both["count"].GetInt32());
        Assert.Equal("audience.empty", (await app.PostAsync(park, "/lists/audience", new { audience = new { } })).Must(400)["errors"][0].GetProperty("code").GetString());
    }

    private async Task<ScenariosApp.Answer> TryAsync(TestPerson park, object audience) => (await app.PostAsync(park, "/lists/audience", new { audience })).Must(200);

    private async Task<(Guid List, Guid Scenario)> AimAsync(TestPerson park, object audience)
    {
        var id = (await app.ApprovedAsync(park, new { name = "定向场景", kind = "need", need = "只给特定市场主体" })).Single().Id;
        var list = (await app.PostAsync(park, "/lists", new { title = "定向清单", scenarioIds = new[] { id }, audience })).Must(201);
        (await app.PostAsync(park, $"/lists/{list.Id}/publish", version: 1)).Must(200);
        return (list.Id, id);
    }

    private static OrganizationChanged Fact(TestPerson person, string? tier, string region, long version) => new(
        person.OrganizationId, version, person.OrganizationKind, person.OrganizationName, "", region, "verified", tier, DateTimeOffset.UtcNow);

    private async Task KnowAsync(TestPerson person, string? tier, string region, long version = 1)
    {
        await app.PublishAsync(Fact(person, tier, region, version));
        await Eventually.Async(
            () => app.WithDbAsync(async db => (await db.Players.FindAsync(person.OrganizationId))?.Version), known => known >= version);
    }
}
