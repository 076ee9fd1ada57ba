using System.Net;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Scenarios;

/// <summary>A scenario of a list for groups is suggested to these, in whatever order the facts arrive, and to nobody else.</summary>
public class AimedScenarioTests(MatchmakingApp app)
{
    [Fact]
    public async Task Only_the_audience_of_its_list_is_matched_recommended_and_may_be_proposed()
    {
        var words = Some.Words();
        var (park, member, newcomer, other) = (TestPerson.OfPark(), TestPerson.OfCompany("成员企业"), TestPerson.OfCompany("后来企业"), TestPerson.OfCompany("旁观企业"));
        foreach (var company in new[] { member, newcomer, other })
        {
            Assert.Equal(HttpStatusCode.Created, (await app.ProfileAsync(company, words)).Status);
        }

        var (list, card) = (Guid.CreateVersion7(), Some.Card(park, words));
        var owner = new Party(park.OrganizationId, park.OrganizationName);
        await app.PublishAsync(new ScenarioListed(1, list, card, DateTimeOffset.UtcNow, Aimed: true));
        await Eventually.Async(() => app.WithDbAsync(async db => await db.Scenarios.FindAsync(card.Id) is not null), there => there);
        await app.MatchedAsync();
        Assert.Empty(await RecommendedAsync(member, card.Id));

        await app.PublishAsync(new ListPublished(list, 2, "QD-2026-000007", "定向清单", owner, 1, DateTimeOffset.UtcNow, new([], [], [], [], [member.OrganizationId])));
        await Eventually.Async(async () => (await RecommendedAsync(member, card.Id)).Count, count => count == 1);
        await app.MatchedAsync();
        Assert.Equal("成员企业", (await app.SuggestedAsync(card.Id, TestPerson.Administrator())).Body.GetProperty("profile").GetProperty("companyName").GetString());
        Assert.Empty(await RecommendedAsync(other, card.Id));
        var mine = (await app.GetAsync(other, "profiles/mine")).Body.GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.BadRequest, (await app.PostAsync(other, "matches", new { scenarioId = card.Id, profileId = mine, note = "我们也能做" })).Status);
        Assert.Equal("match.outside-audience", (await app.PostAsync(park, "matches", new { scenarioId = card.Id, profileId = mine, note = "请考虑" })).Code);

        await app.PublishAsync(new ListAudienceChanged(
            list, 3, "QD-2026-000007", "定向清单", owner, [member.OrganizationId, newcomer.OrganizationId], [newcomer.OrganizationId], DateTimeOffset.UtcNow));
        await Eventually.Async(async () => (await RecommendedAsync(newcomer, card.Id)).Count, count => count == 1);
    }

    private async Task<List<Guid>> RecommendedAsync(TestPerson company, Guid scenario) =>
        [.. (await app.GetAsync(company, "recommendations?limit=100")).Body.EnumerateArray().Select(r => r.GetProperty("scenario").GetProperty("id").GetGuid()).Where(id => id == scenario)];
}
