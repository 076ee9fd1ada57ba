using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Learning;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Recommendations;
using ScenarioHub.Testing;
using Xunit;
using AMatch = ScenarioHub.Matchmaking.Matches.Match;

namespace ScenarioHub.Matchmaking.Tests.Learning;

/// <summary>Matchmaking of its own: what is learnt and activated here would move the answers that other tests look at.</summary>
public class LearningApp : MatchmakingApp;

public class WeightsApiTests(LearningApp app) : IClassFixture<LearningApp>
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task Learning_needs_decisions_of_both_kinds_and_says_how_many()
    {
        await ForgetDecisionsAsync();
        var refused = await app.PostAsync(Administrator, "weights/refit");
        Assert.Equal((HttpStatusCode.Conflict, "weights.too-few"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_version_is_learnt_compared_activated_in_every_replica_and_taken_back()
    {
        await DecideAsync(30);
        var learnt = await app.PostAsync(Administrator, "weights/refit");
        Assert.True(learnt.Status == HttpStatusCode.Created, $"{learnt}");
        var number = learnt.Body.GetProperty("number").GetInt32();
        var measured = learnt.Body.GetProperty("measured");
        Assert.Equal(60, measured.GetProperty("decisions").GetInt32());
        Assert.InRange(measured.GetProperty("active").GetProperty("ndcg10").GetDouble(), 0.7, 1);
        Assert.InRange(measured.GetProperty("candidate").GetProperty("auc").GetDouble(), 0, 1);

        var compared = await app.GetAsync(Administrator, $"weights/{number}/comparison");
        Assert.Equal((HttpStatusCode.OK, 60), (compared.Status, compared.Body.GetProperty("decisions").GetInt32()));

        // A version that is surely no worse: what was learnt from decisions without a pattern may be refused.
        number = await AddAsync(WeightFactors.None with { Place = 1.5 }, worse: false);
        var before = await app.GetAsync(Administrator, "weights");
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await app.PostAsync(Administrator, $"weights/{number}/activate", new { reason = "试用" })).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.PostAsync(Administrator, $"weights/{number}/activate", new { reason = "试用" }, before.Version + 7)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.PostAsync(Administrator, $"weights/{number}/activate", new { reason = "" }, before.Version)).Status);
        var active = await app.PostAsync(Administrator, $"weights/{number}/activate", new { reason = "更看重同城" }, before.Version);
        Assert.Equal((HttpStatusCode.OK, $"{number}"), (active.Status, active["active"]));
        var index = app.Services.GetRequiredService<MatchingIndex>();
        var defaults = new MatchingWeights();
        await Eventually.Async(() => Task.FromResult(index.Engine.Weights.SameCity), city => Math.Abs(city - (defaults.SameCity * 1.5)) < 1e-9);

        Assert.Equal("weights.active", (await app.PostAsync(Administrator, $"weights/{number}/activate", new { reason = "再来" }, active.Version)).Code);
        var back = await app.PostAsync(Administrator, "weights/rollback", new { reason = "先不用" }, active.Version);
        Assert.Equal((HttpStatusCode.OK, "0"), (back.Status, back["active"]));
        await Eventually.Async(() => Task.FromResult(index.Engine.Weights.SameCity), city => Math.Abs(city - defaults.SameCity) < 1e-9);
        Assert.Equal("weights.initial", (await app.PostAsync(Administrator, "weights/rollback", new { reason = "还退" }, back.Version)).Code);
        Assert.Contains(await app.FactsAsync<MatchingWeightsActivated>(TestContext.Current.CancellationToken), fact => fact.Replace(" ", "", StringComparison.Ordinal).Contains($"\"number\":{number}", StringComparison.OrdinalIgnoreCase));
        var audit = await app.GetAsync(Administrator, $"audit?subject={new Guid(number, 0, 0, new byte[8])}");
        Assert.Contains(audit.Body.GetProperty("items").EnumerateArray(), entry => entry.ToString().Contains("weights.activate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_does_worse_is_not_activated_and_an_unknown_one_is_not_found()
    {
        var version = (await app.GetAsync(Administrator, "weights")).Version;
        var worse = await AddAsync(WeightFactors.None with { Named = 0.25 }, worse: true);
        Assert.Equal("weights.judged", (await app.PostAsync(Administrator, $"weights/{worse}/activate", new { reason = "试用" }, version)).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(Administrator, "weights/99999/activate", new { reason = "试用" }, version)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(Administrator, "weights/99999/comparison")).Status);
    }

    [Theory]
    [InlineData(MatchState.InModeration, null, null)]
    [InlineData(MatchState.Parked, null, null)]
    [InlineData(MatchState.Rejected, "conflict.profile-withdrawn", null)]
    [InlineData(MatchState.Rejected, null, false)]
    [InlineData(MatchState.Declined, null, false)]
    [InlineData(MatchState.Introduced, null, true)]
    [InlineData(MatchState.Accepted, null, true)]
    public void Only_what_people_decided_teaches(MatchState state, string? lapsed, bool? isFor) =>
        Assert.Equal(isFor, Verdict.Of(state, lapsed, null)?.For);

    [Fact]
    public void That_a_match_says_the_same_as_another_teaches_nothing() => Assert.Null(Verdict.Of(MatchState.Rejected, null, RejectionReason.Duplicate));

    [Theory]
    [InlineData(DismissalReason.Field, true)]
    [InlineData(DismissalReason.Qualification, true)]
    [InlineData(DismissalReason.Region, true)]
    [InlineData(DismissalReason.Scale, true)]
    [InlineData(DismissalReason.Capacity, false)]
    [InlineData(DismissalReason.Other, false)]
    public void What_a_company_puts_aside_teaches_less_than_a_moderators_no_and_only_where_its_reason_is_one_of_fit(DismissalReason reason, bool teaches)
    {
        var verdict = Verdict.Of(reason);
        Assert.Equal(teaches, verdict is not null);
        if (verdict is { } said)
        {
            Assert.False(said.For);
            Assert.InRange(said.Weight, 0.1, Verdict.Of(MatchState.Rejected, null, null)!.Value.Weight - 0.1);
        }
    }

    [Fact]
    public async Task Dismissals_are_learnt_from_until_they_are_taken_back_and_a_decided_pair_counts_once()
    {
        await ForgetDecisionsAsync();
        var (park, company) = (TestPerson.OfPark(), TestPerson.OfCompany($"学习{Guid.NewGuid():n}"));
        await app.ProfileAsync(company, "水质监测");
        var cards = new List<Guid>();
        foreach (var reason in new[] { "field", "region", "capacity", "other" })
        {
            var card = await app.ListAsync(park, $"水质监测 {Some.Words()}");
            cards.Add(card.Id);
            await Eventually.Async(() => app.PostAsync(company, $"recommendations/{card.Id}/dismiss", new { reason }), r => r.Status == HttpStatusCode.OK);
        }

        Assert.Equal(new[] { cards[0], cards[1] }.Order(), (await ReadAsync()).Select(p => p.Scenario.Id).Order());
        Assert.All(await ReadAsync(), p => Assert.Equal(company.OrganizationId, p.Profile.CompanyId));

        await app.PostAsync(company, $"recommendations/{cards[0]}/undo");
        Assert.Equal([cards[1]], (await ReadAsync()).Select(p => p.Scenario.Id));
        await app.PostAsync(company, $"recommendations/{cards[0]}/dismiss", new { reason = "scale" });
        Assert.Equal(DismissalReason.Scale, (await ReadAsync()).Single(p => p.Scenario.Id == cards[0]).Reason);

        // Somebody proposes one of them all the same, and a moderator decides: that word counts, and once.
        await app.WithDbAsync(async db =>
        {
            var scenario = await db.Scenarios.SingleAsync(s => s.Id == cards[1]);
            var profile = await db.Profiles.SingleAsync(p => p.CompanyId == company.OrganizationId);
            await db.Matches.Where(m => m.ScenarioId == cards[1]).ExecuteDeleteAsync();
            var match = AMatch.Of(scenario, profile, new(profile.Id, 0.5, Some.NoReasons), Some.Now, "园区", "再看一次");
            match.Reject(Guid.CreateVersion7(), "不合适", Some.Now);
            db.Add(match);
            return await db.SaveChangesAsync();
        });
        Assert.Equal([cards[0]], (await ReadAsync()).Select(p => p.Scenario.Id));
    }

    private Task<List<(ScenarioDocument Scenario, CompanyDocument Profile, DismissalReason Reason)>> ReadAsync() =>
        app.WithDbAsync(db => DismissedPairs.ReadAsync(db, TestContext.Current.CancellationToken));

    private Task<int> AddAsync(WeightFactors factors, bool worse) => app.WithDbAsync(async db =>
    {
        var number = 1 + (await db.Weights.MaxAsync(w => (int?)w.Version) ?? 0);
        var (good, bad) = (new Measured(0.5, 0.8, 0.73, 0.96), new Measured(0.5, 0.8, 0.6, 0.96));
        db.Weights.Add(WeightsVersion.Of(number, 0, factors, new(60, 30, good, worse ? bad : good), Guid.NewGuid(), DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
        return number;
    });

    private Task ForgetDecisionsAsync() => app.WithDbAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM introduction");
        await db.Database.ExecuteSqlAsync($"DELETE FROM dismissal");
        return await db.Database.ExecuteSqlAsync($"DELETE FROM match WHERE state <> 'InModeration'");
    });

    /// <summary>Writes decided matches as moderation leaves them: so many for a pair, and as many against.</summary>
    private async Task DecideAsync(int ofEachKind)
    {
        await ForgetDecisionsAsync();
        await app.WithDbAsync(async db =>
        {
            for (var i = 0; i < 2 * ofEachKind; i++)
            {
                var company = Guid.CreateVersion7();
                var profile = Some.Profile(company, $"学习{i}公司{company:n}");
                var scenario = Some.Scenario(Some.Card(TestPerson.OfPark(), i % 2 == 0 ? "水质监测" : "碳纤维预浸料"));
                var match = Some.Match(scenario, profile);
                if (i % 2 == 0)
                {
                    match.Approve(Guid.CreateVersion7(), null, [], Some.Now);
                }
                else
                {
                    match.Reject(Guid.CreateVersion7(), "不合适", Some.Now);
                }

                db.AddRange(profile, scenario, match);
            }

            return await db.SaveChangesAsync();
        });
    }
}
