using ScenarioHub.Matchmaking.Engine;
using Xunit;

namespace ScenarioHub.Engine.Tests;

public class ScoreTests
{
    [Fact]
    public void A_need_that_nobody_speaks_of_is_not_met_by_a_shared_city()
    {
        var engine = new MatchingEngine();
        engine.Put(new CompanyDocument(
            Guid.CreateVersion7(), 1, null, "化工院", null, "有机硅橡胶与聚碳酸酯合成", ["硅橡胶"], [], "化工", null, "四川", "成都", 9, null, null));
        var found = engine.FindCompanies(
            new ScenarioDocument(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "湖面清洁机器人采购", "湖面漂浮垃圾自动打捞并常态化运行", null, null, [], "四川", "成都"), 10);
        Assert.All(found, suggestion => Assert.True(suggestion.Score < 0.15, $"{suggestion.Score}"));
    }
}
