using System.Globalization;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Explanations;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Search;

public class ReasonTextTests
{
    /// <summary>Every code that the engine gives, with arguments as it gives them.</summary>
    public static TheoryData<string, string[], string, string> Codes => new()
    {
        { "region.same-city", ["成都"], "同城：成都", "Same city: 成都" },
        { "region.same-province", ["四川"], "同省：四川", "Same province: 四川" },
        { "region.same-macro", ["西部"], "同属西部地区", "Same macro-region: 西部" },
        { "region.partner", ["合肥高新区", "合肥"], "位于伙伴园区“合肥高新区”所在地：合肥", "At the seat of the partner park “合肥高新区”: 合肥" },
        { "freshness.stale", ["2023-02"], "档案最近一次更新在 2023-02，情况可能已变", "The profile was last changed in 2023-02; it may be out of date" },
        { "technology.related", ["城市治理", "视频分析"], "需求涉及“城市治理”，企业从事相关的“视频分析”", "The need is about “城市治理”; the company works on the related “视频分析”" },
        { "qualification.held", ["高新技术企业"], "需求要求的资质已具备：高新技术企业", "Holds the qualification asked for: 高新技术企业" },
        { "maturity.ready", ["9"], "技术成熟度 9 级，可直接应用", "Technology readiness level 9: ready for use" },
        { "industry.near", ["环境监测"], "行业：环境监测", "Industry: 环境监测" },
        { "cases.present", [], "有应用案例", "Has cases of use" },
        { "qualification.missing", ["医疗器械注册证"], "需要医疗器械注册证，档案未见", "“医疗器械注册证” is asked for and not in the profile" },
        { "technology.missing", ["数字孪生"], "需求涉及“数字孪生”，画像中未见", "The need is about “数字孪生”, which is not in the profile" },
        { "maturity.early", ["3"], "技术成熟度仅 3 级", "Technology readiness level only 3" },
        { "profile.cases-missing", [], "画像未列应用案例", "The profile names no cases of use" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reason_is_said_in_both_languages(string code, string[] arguments, string chinese, string english)
    {
        var before = CultureInfo.CurrentUICulture;
        var reasons = new Reasons([], [], [new(code, arguments)], []);
        CultureInfo.CurrentUICulture = new("zh-CN");
        var inChinese = ReasonsView.Of(reasons).Attributes[0].Text;
        CultureInfo.CurrentUICulture = new("en");
        var inEnglish = ReasonsView.Of(reasons).Attributes[0].Text;
        CultureInfo.CurrentUICulture = before;
        Assert.Equal((chinese, english), (inChinese, inEnglish));
    }
}
