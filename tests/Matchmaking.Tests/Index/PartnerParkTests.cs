using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Index;

public class PartnerParkTests(MatchmakingApp app)
{
    [Fact]
    public async Task A_company_at_the_seat_of_a_partner_comes_before_one_elsewhere_in_every_replica_and_after_a_restart()
    {
        var (park, partner, words) = (TestPerson.OfPark(), TestPerson.OfPark("合肥高新区"), Some.Words());
        var (near, far) = (await ProfileAsync(words, "安徽", "合肥"), await ProfileAsync(words, "广东", "广州"));
        var need = new ScenarioDocument(Guid.CreateVersion7(), 1, park.OrganizationId, words, words, null, null, [], "四川", "成都");
        await TellAsync(partner, "340104", 1, []);
        await TellAsync(park, "510100", 1, [partner.OrganizationId]);
        var index = app.Services.GetRequiredService<MatchingIndex>();
        var found = await Eventually.Async(
            () => Task.FromResult(index.Engine.FindCompanies(need, 2)), f => f is [var best, _] && best.Reasons.Attributes.Any(a => a.Code == "region.partner"));
        Assert.Equal([near, far], found.Select(f => f.Id));
        Assert.True(found[0].Score > found[1].Score);
        Assert.Equal(["合肥高新区", "合肥"], found[0].Reasons.Attributes.Single(a => a.Code == "region.partner").Arguments);

        await using var restarted = app.WithWebHostBuilder(_ => { });
        var fresh = restarted.Services.GetRequiredService<MatchingIndex>();
        await fresh.FilledAsync(TestContext.Current.CancellationToken);
        Assert.Equal(index.Engine.FindCompanies(need, 2).Select(f => (f.Id, f.Score)), fresh.Engine.FindCompanies(need, 2).Select(f => (f.Id, f.Score)));

        // A partner that may not act now does not count, nor does one that was taken off.
        await TellAsync(partner, "340104", 2, [], "suspended");
        await Eventually.Async(() => Task.FromResult(Named(index.Engine.FindCompanies(need, 2))), named => !named);
        await TellAsync(partner, "340104", 3, []);
        await Eventually.Async(() => Task.FromResult(Named(fresh.Engine.FindCompanies(need, 2))), named => named);
        await TellAsync(park, "510100", 2, []);
        await Eventually.Async(() => Task.FromResult(Named(index.Engine.FindCompanies(need, 2)) || Named(fresh.Engine.FindCompanies(need, 2))), named => !named);
    }

    [Fact]
    public async Task A_moderator_reads_that_a_company_sits_where_a_partner_does()
    {
        var (park, partner, words) = (TestPerson.OfPark(), TestPerson.OfPark("芜湖高新区"), Some.Words());
        await TellAsync(partner, "340200", 1, []);
        await TellAsync(park, "510100", 1, [partner.OrganizationId]);
        var index = app.Services.GetRequiredService<MatchingIndex>();
        await index.CatchUpAsync(TestContext.Current.CancellationToken);
        await ProfileAsync(words, "安徽", "芜湖");
        var card = Some.Card(park, words) with { Province = "四川省", City = "成都市" };
        await Eventually.Async(async () => (await PartnerParks.ReadAsync(app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), TestContext.Current.CancellationToken)).ContainsKey(park.OrganizationId), known => known);
        await app.PublishAsync(new ScenarioListed(1, Guid.CreateVersion7(), card, DateTimeOffset.UtcNow));
        var match = await app.SuggestedAsync(card.Id, TestPerson.Administrator());
        Assert.Contains("位于伙伴园区“芜湖高新区”所在地：芜湖", match.Body.GetProperty("reasons").GetProperty("attributes").EnumerateArray().Select(a => a.GetProperty("text").GetString()));
    }

    private async Task<Guid> ProfileAsync(string words, string province, string city)
    {
        var reply = await app.PostAsync(
            TestPerson.OfCompany($"辛{Guid.NewGuid():n}"), "profiles", new { title = words, capability = $"企业提供{words}产品与服务", products = new[] { words }, province, city });
        return reply.Body.ValueKind == JsonValueKind.Object ? reply.Id : throw new InvalidOperationException(reply.ToString());
    }

    private Task TellAsync(TestPerson park, string region, long version, Guid[] partners, string state = "verified") => app.PublishAsync(
        new OrganizationChanged(park.OrganizationId, version, "park", park.OrganizationName, "x", region, state, null, DateTimeOffset.UtcNow, partners));

    private static bool Named(IReadOnlyList<Suggestion> found) => found.Any(f => f.Reasons.Attributes.Any(a => a.Code == "region.partner"));
}
