using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Suggestions;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Suggestions;

public class QuotaTests
{
    private static readonly Guid Scenario = Guid.CreateVersion7();

    [Fact]
    public void A_scenario_gets_ten()
    {
        var quota = new Quota(new());
        Assert.Equal(10, Enumerable.Range(0, 50).Count(i => quota.Take(Scenario, $"企业{i}")));
    }

    [Fact]
    public void What_was_refused_leaves_room()
    {
        var quota = new Quota(new());
        quota.Count(Scenario, [MatchState.Rejected, MatchState.Declined, MatchState.Introduced, MatchState.Parked, MatchState.InModeration]);
        Assert.Equal(7, Enumerable.Range(0, 50).Count(i => quota.Take(Scenario, $"企业{i}")));
    }

    [Fact]
    public void A_company_has_at_most_twenty_waiting()
    {
        var quota = new Quota(new());
        quota.Count("企业", 18);
        Assert.Equal(2, Enumerable.Range(0, 50).Count(_ => quota.Take(Guid.CreateVersion7(), "企业")));
    }
}
