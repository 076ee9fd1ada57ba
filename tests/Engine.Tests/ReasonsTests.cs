using ScenarioHub.Matchmaking.Engine;
using Xunit;
using static ScenarioHub.Engine.Tests.Documents;

namespace ScenarioHub.Engine.Tests;

public class ReasonsTests
{
    [Fact]
    public void Shared_pairs_are_merged_back_to_phrases_as_they_stand_in_the_profile()
    {
        var reasons = Explain(Scenario("河道水质监测", "建设水质监测站"), Company("从事水質監測站的生产", products: ["浮标式水质监测站"]));
        Assert.Contains(reasons.Terms, term => term is { Text: "水質監測站", In: "capability" } or { Text: "水质监测站", In: "products" });
        Assert.DoesNotContain(reasons.Terms, term => term.Text == "质监");
        Assert.Equal(reasons.Terms.OrderByDescending(term => term.Weight), reasons.Terms);
    }

    [Fact]
    public void A_technology_is_shared_whatever_synonym_each_side_uses()
    {
        var reasons = Explain(Scenario("UAV inspection", "无人飞行器应用"), Company("工业级无人机制造"));
        Assert.Contains("无人机", reasons.Technologies);
    }

    [Fact]
    public void A_related_trade_is_named_with_what_led_to_it()
    {
        var reasons = Explain(Scenario("城市治理场景", "占道经营识别"), Company("提供视频结构化分析平台与网络摄像机"));
        var related = Assert.Single(reasons.Attributes, attribute => attribute.Code == "technology.related");
        Assert.Equal("一网统管", related.Arguments[0]);
    }

    [Fact]
    public void A_qualification_that_the_need_names_is_held_or_missing()
    {
        var need = Scenario("体外诊断设备", "投标方须具备第三类医疗器械注册证和CNAS认可");
        var reasons = Explain(need, Company("体外诊断设备生产", qualifications: ["CNAS认可实验室"]));
        Assert.Contains(reasons.Attributes, attribute => attribute.Code == "qualification.held" && attribute.Arguments[0] == "CNAS");
        var missing = Assert.Single(reasons.Missing, missing => missing.Code == "qualification.missing");
        Assert.Equal("三类医疗器械注册证", missing.Arguments[0]);
    }

    [Theory]
    [InlineData("四川", "成都", "region.same-city", "成都")]
    [InlineData("四川省", "绵阳市", "region.same-province", "四川")]
    [InlineData("重庆", "重庆", "region.same-macro", "西部")]
    public void A_shared_place_is_named_at_its_closest(string province, string city, string code, string argument)
    {
        var reasons = Explain(Scenario("水质监测", province: "四川", city: "成都市"), Company("水质监测", province: province, city: city));
        var place = Assert.Single(reasons.Attributes, attribute => attribute.Code.StartsWith("region.", StringComparison.Ordinal));
        Assert.Equal((code, argument), (place.Code, place.Arguments[0]));
    }

    [Fact]
    public void A_technology_that_the_need_names_and_the_profile_lacks_is_missing()
    {
        var reasons = Explain(Scenario("数字孪生水厂", "供水管网数字孪生与区块链存证"), Company("供水管网漏损控制与水厂运营"));
        Assert.Contains(reasons.Missing, missing => missing.Code == "technology.missing" && missing.Arguments[0] == "工业数字孪生");
    }

    [Fact]
    public void A_scenario_suggested_to_a_company_is_explained_too()
    {
        var engine = new MatchingEngine();
        engine.Put(Scenario("河道水质监测", "建设水质监测站", province: "四川", city: "成都"));
        var suggestion = Assert.Single(engine.FindScenarios(Company("水质监测站生产", province: "四川", city: "成都"), 5));
        Assert.Contains(suggestion.Reasons.Terms, term => term is { Text: "水质监测站", In: "need" });
        Assert.Contains(suggestion.Reasons.Attributes, attribute => attribute.Code == "region.same-city");
    }

    private static Reasons Explain(ScenarioDocument scenario, CompanyDocument company)
    {
        var engine = new MatchingEngine();
        engine.Put(company);
        return Assert.Single(engine.FindCompanies(scenario, 5)).Reasons;
    }
}
