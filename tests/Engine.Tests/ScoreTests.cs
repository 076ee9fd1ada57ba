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

    [Fact]
    public void A_pair_scores_the_same_whichever_side_asked()
    {
        var engine = new MatchingEngine();
        var company = new CompanyDocument(
            Guid.CreateVersion7(), 1, null, "水务公司", null, "水质在线监测微站与无人船巡测", ["水质监测微站"], [], "人工智能", null, "四川", "成都", 8, null, null);
        var scenario = new ScenarioDocument(
            Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "水质监测应用场景", "环湖区域AI水质监测", null, "人工智能", [], "四川", "成都");
        engine.Put(company);
        engine.Put(scenario);
        var offered = Assert.Single(engine.FindCompanies(scenario, 5)).Score;
        Assert.Equal(offered, Assert.Single(engine.FindScenarios(company, 5)).Score, 9);
        Assert.Equal(offered, engine.Judge(scenario, company), 9);
    }
}
