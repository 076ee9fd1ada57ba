using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Index;

public class IndexTests(MatchmakingApp app)
{
    [Fact]
    public async Task After_a_restart_the_index_answers_as_the_live_one_does()
    {
        var words = Enumerable.Range(0, 5).Select(_ => Some.Words()).ToArray();
        foreach (var word in words)
        {
            var company = TestPerson.OfCompany($"索引{Guid.NewGuid():n}公司");
            var kept = await app.ProfileAsync(company, word);
            var edited = await app.ProfileAsync(company, "将被改写的能力");
            await app.PutAsync(company, $"profiles/{edited.Id}", new { capability = $"改写为{word}" }, edited.Version);
            var gone = await app.ProfileAsync(company, word);
            await app.PostAsync(company, $"profiles/{gone.Id}/withdraw", null, gone.Version);
            Assert.NotEqual(kept.Id, gone.Id);
        }

        await using var restarted = app.WithWebHostBuilder(_ => { });
        var (live, fresh) = (app.Services.GetRequiredService<MatchingIndex>(), restarted.Services.GetRequiredService<MatchingIndex>());
        await fresh.FilledAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(live.CatchUpAsync(TestContext.Current.CancellationToken), fresh.CatchUpAsync(TestContext.Current.CancellationToken));

        Assert.Equal((live.Engine.Companies, live.Engine.Scenarios), (fresh.Engine.Companies, fresh.Engine.Scenarios));
        var stored = await app.WithDbAsync(db => db.Profiles.CountAsync(p => p.State == Matchmaking.Profiles.ProfileState.Active));
        Assert.Equal(stored, live.Engine.Companies);
        foreach (var word in words)
        {
            var need = new ScenarioDocument(Guid.Empty, 0, Guid.Empty, word, word, null, null, [], null, null);
            var (a, b) = (live.Engine.FindCompanies(need, 10), fresh.Engine.FindCompanies(need, 10));
            Assert.Equal(a.Select(s => (s.Id, Math.Round(s.Score, 9))), b.Select(s => (s.Id, Math.Round(s.Score, 9))));
            Assert.True(a.Count >= 2);
        }
    }

    [Fact]
    public async Task What_one_replica_writes_the_other_finds()
    {
        await using var replica = app.WithWebHostBuilder(_ => { });
        var index = replica.Services.GetRequiredService<MatchingIndex>();
        await index.FilledAsync(TestContext.Current.CancellationToken);
        var words = Some.Words();
        var company = TestPerson.OfCompany($"副本{Guid.NewGuid():n}公司");
        var profile = await app.ProfileAsync(company, words);
        var need = new ScenarioDocument(Guid.Empty, 0, Guid.Empty, words, words, null, null, [], null, null);
        await Eventually.Async(() => Task.FromResult(index.Engine.FindCompanies(need, 1)), found => found is [var best] && best.Id == profile.Id);
        await app.PostAsync(company, $"profiles/{profile.Id}/withdraw", null, profile.Version);
        await Eventually.Async(() => Task.FromResult(index.Engine.FindCompanies(need, 5)), found => found.All(s => s.Id != profile.Id));
    }

    [Fact]
    public async Task A_change_that_commits_late_is_not_missed()
    {
        var index = app.Services.GetRequiredService<MatchingIndex>();
        var words = Some.Words();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchmakingDb>();
        await using var slow = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var late = Matchmaking.Profiles.CapabilityProfile.Imported(Guid.NewGuid().ToString(), "迟到公司", new(words, words), DateTimeOffset.UtcNow);
        db.Profiles.Add(late);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        // Others begin and commit after it, and are read before it commits.
        await app.ProfileAsync(TestPerson.OfCompany(), Some.Words());
        await index.CatchUpAsync(TestContext.Current.CancellationToken);
        await slow.CommitAsync(TestContext.Current.CancellationToken);
        await index.CatchUpAsync(TestContext.Current.CancellationToken);

        var need = new ScenarioDocument(Guid.Empty, 0, Guid.Empty, words, words, null, null, [], null, null);
        Assert.Equal(late.Id, index.Engine.FindCompanies(need, 1)[0].Id);
    }
}
