using System.Text.Json;
using ScenarioHub.Contracts.Bidding;
using Xunit;

namespace ScenarioHub.Bidding.Tests;

public class RebuildTests(BiddingApp app)
{
    [Fact]
    public async Task Rebuild_tells_open_challenges_again_at_the_version_they_have()
    {
        var (open, cancelled) = (new Stage(app), new Stage(app));
        await open.OpenAsync();
        await cancelled.OpenAsync();
        await cancelled.ActAsync("cancel", new { reason = "需求变化" });
        Assert.Equal(0, await Rebuild.RunAsync(app.Services));
        var told = (await app.FactsAsync<ChallengeOpened>(TestContext.Current.CancellationToken))
            .Select(f => JsonSerializer.Deserialize<ChallengeOpened>(f, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal([3L, 3L], told.Where(f => f.ChallengeId == open.ChallengeId).Select(f => f.Version));
        Assert.Single(told, f => f.ChallengeId == cancelled.ChallengeId);
    }
}
