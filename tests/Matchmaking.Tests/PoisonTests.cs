using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests;

/// <summary>A profile that cannot be read and a match that cannot be written, in a service of its own.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private readonly MatchmakingApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_cannot_be_read_or_written_keeps_nobody_else_from_being_matched()
    {
        var unreadable = await _app.ProfileAsync(TestPerson.OfCompany($"读不出{Guid.NewGuid():n}公司"), Some.Words());
        await _app.MatchedAsync();
        await _app.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $$"""UPDATE profile SET version = version + 1, content = '{"title": [7]}' WHERE id = {{unreadable.Id}}""", Ct));
        var (park, unwritable, fine) = (TestPerson.OfPark(), Some.Words(), Some.Words());
        var spoilt = Some.Card(park, unwritable);
        var spoil = $"ALTER TABLE match ADD CONSTRAINT spoilt CHECK (scenario_id <> '{spoilt.Id}')";
        await _app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(spoil, Ct));
        foreach (var words in new[] { unwritable, fine })
        {
            Assert.Equal(System.Net.HttpStatusCode.Created, (await _app.ProfileAsync(TestPerson.OfCompany($"企业{Guid.NewGuid():n}公司"), words)).Status);
        }

        await _app.PublishAsync(new Contracts.Scenarios.ScenarioListed(1, Guid.CreateVersion7(), spoilt, DateTimeOffset.UtcNow));
        var sound = await _app.ListAsync(park, fine);
        await _app.SuggestedAsync(sound.Id, TestPerson.Administrator());
        await Eventually.Async(
            () => _app.WithDbAsync(db => db.Database.SqlQuery<int>($"SELECT coalesce(max(attempts), 0) AS \"Value\" FROM matching_work").SingleAsync(Ct)), attempts => attempts > 0);
        Assert.False(_app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);

        await _app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE match DROP CONSTRAINT spoilt", Ct));
        await _app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE matching_work SET not_before = clock_timestamp()", Ct));
        await _app.SuggestedAsync(spoilt.Id, TestPerson.Administrator());
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
