using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Scenarios;

public class EventOrderTests(MatchmakingApp app)
{
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    [Fact]
    public async Task Facts_of_a_scenario_in_any_order_and_twice_leave_the_same_copy()
    {
        var park = TestPerson.OfPark();
        var copies = new List<string>();
        foreach (var order in Orders)
        {
            var card = Some.Card(park, "水质监测", "原名");
            object[] facts =
            [
                new ScenarioListed(1, Guid.Empty, card, Some.Now),
                new ScenarioListed(2, Guid.Empty, card with { Name = "新名", Need = "新的需求" }, Some.Now),
                new ScenarioWithdrawn(card.Id, 3, card.Number, "新名", card.Owner, "不再需要", Some.Now),
            ];
            await DeliverAsync(order.Select(i => facts[i]));
            var copy = await app.WithDbAsync(db => db.Scenarios.AsNoTracking().SingleAsync(s => s.Id == card.Id));
            Assert.Equal((3, 2, false), (copy.Version, copy.CardVersion, copy.Listed));
            copies.Add(JsonSerializer.Serialize(copy).Replace(card.Id.ToString(), "id", StringComparison.Ordinal));
        }

        Assert.Single(copies.Distinct());
    }

    [Fact]
    public async Task Facts_of_an_organisation_in_any_order_and_twice_leave_the_same_copy()
    {
        foreach (var order in Orders)
        {
            var id = Guid.CreateVersion7();
            string[] states = ["pending", "verified", "suspended"];
            await DeliverAsync(order.Select(i => new OrganizationChanged(id, i + 1, "company", $"第{i}名公司", "x", "510100", states[i], null, Some.Now)));
            var copy = await app.WithDbAsync(db => db.Organizations.AsNoTracking().SingleAsync(o => o.Id == id));
            Assert.Equal((3, "suspended", "第2名公司"), (copy.Version, copy.State, copy.Name));
        }
    }

    [Fact]
    public async Task Partner_parks_are_those_of_the_newest_fact_that_speaks_of_them_in_whatever_order()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var order in Orders)
        {
            // The second is of a publisher that does not know of partners yet.
            var id = Guid.CreateVersion7();
            IReadOnlyList<Guid>?[] partners = [[one], null, [other, one]];
            await DeliverAsync(order.Select(i => new OrganizationChanged(id, i + 1, "park", "某高新区", "x", "510100", "verified", null, Some.Now, partners[i])));
            var copy = await app.WithDbAsync(db => db.Organizations.AsNoTracking().SingleAsync(o => o.Id == id));
            Assert.Equal([other, one], copy.Partners);
        }
    }

    [Fact]
    public async Task A_fact_that_does_not_speak_of_partners_leaves_them()
    {
        var (id, partner) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await DeliverAsync([
            new OrganizationChanged(id, 1, "park", "某高新区", "x", "510100", "verified", null, Some.Now, [partner]),
            new OrganizationChanged(id, 2, "park", "某高新区改名", "x", "510100", "verified", null, Some.Now)]);
        var copy = await app.WithDbAsync(db => db.Organizations.AsNoTracking().SingleAsync(o => o.Id == id));
        Assert.Equal(("某高新区改名", partner), (copy.Name, Assert.Single(copy.Partners)));
    }

    [Fact]
    public async Task A_withdrawn_scenario_takes_its_undecided_matches_along_and_a_new_listing_brings_them_back()
    {
        var (administrator, park, words) = (TestPerson.Administrator(), TestPerson.OfPark(), Some.Words());
        await app.ProfileAsync(TestPerson.OfCompany($"回来{Guid.NewGuid():n}公司"), words);
        var card = await app.ListAsync(park, words);
        var match = await app.SuggestedAsync(card.Id, administrator);

        await app.PublishAsync(new ScenarioWithdrawn(card.Id, 2, card.Number, card.Name, card.Owner, "不再需要", DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.GetAsync(administrator, $"matches/{match.Id}"), m => m["state"] == "rejected");
        await app.PublishAsync(new ScenarioListed(3, Guid.Empty, card, DateTimeOffset.UtcNow));
        var back = await Eventually.Async(() => app.GetAsync(administrator, $"matches/{match.Id}"), m => m["state"] == "inModeration");
        Assert.False(back.Body.TryGetProperty("decisionReason", out _));
    }

    /// <summary>One after the other, each twice under one message id, each handled before the next is sent.</summary>
    private async Task DeliverAsync(IEnumerable<object> facts)
    {
        foreach (var fact in facts)
        {
            var id = Guid.CreateVersion7();
            for (var time = 0; time < 2; time++)
            {
                await (fact switch
                {
                    ScenarioListed listed => app.PublishAsync(listed, id),
                    ScenarioWithdrawn withdrawn => app.PublishAsync(withdrawn, id),
                    OrganizationChanged organization => app.PublishAsync(organization, id),
                    _ => throw new ArgumentException($"{fact.GetType()} is not delivered here.", nameof(facts)),
                });
                await Eventually.Async(
                    () => app.WithDbAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM inbox WHERE message_id = {id}").SingleAsync()),
                    handled => handled == 1);
            }
        }
    }
}
