using System.Net;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Profiles;

public class ProfileApiTests(MatchmakingApp app)
{
    [Fact]
    public async Task A_company_writes_changes_and_withdraws_its_profile()
    {
        var company = TestPerson.OfCompany("画像测试公司");
        var created = await app.ProfileAsync(company, Some.Words());
        Assert.Equal((HttpStatusCode.Created, "active", company.OrganizationId.ToString()), (created.Status, created["state"], created["companyId"]));

        var edited = await app.PutAsync(company, $"profiles/{created.Id}", new { capability = "新的能力", maturity = 8 }, created.Version);
        Assert.Equal((2, "8"), (edited.Version, edited["maturity"]));
        var withdrawn = await app.PostAsync(company, $"profiles/{created.Id}/withdraw", null, edited.Version);
        Assert.Equal("withdrawn", withdrawn["state"]);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(null, $"profiles/{created.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(company.Colleague(), $"profiles/{created.Id}")).Status);
        Assert.Equal("profile.withdrawn", (await app.PutAsync(company, $"profiles/{created.Id}", new { capability = "又一能力" }, withdrawn.Version)).Code);
    }

    [Fact]
    public async Task Someone_elses_profile_cannot_be_changed()
    {
        var created = await app.ProfileAsync(TestPerson.OfCompany(), Some.Words());
        var stranger = TestPerson.OfCompany("别的公司");
        Assert.Equal(HttpStatusCode.NotFound, (await app.PutAsync(stranger, $"profiles/{created.Id}", new { capability = "改掉它" }, 1)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(stranger, $"profiles/{created.Id}/withdraw", null, 1)).Status);
        Assert.Equal(1, (await app.GetAsync(null, $"profiles/{created.Id}")).Version);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_in_the_readers_language()
    {
        var wrong = new { capability = "", maturity = 10, industryCode = "3963", sourceUrl = "ftp://x" };
        var chinese = await app.PostAsync(TestPerson.OfCompany(), "profiles", wrong);
        var english = await app.PostAsync(TestPerson.OfCompany(), "profiles", wrong, language: "en");
        Assert.Equal(
            ["capability", "industryCode", "maturity", "sourceUrl"],
            chinese.Body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).Order());
        Assert.Contains("国民经济行业分类", chinese.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("GB/T 4754-2017 industry code", english.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directory_finds_either_script_and_filters()
    {
        var company = TestPerson.OfCompany("目录测试公司");
        var mark = Guid.NewGuid().ToString("n")[..10];
        await app.PostAsync(company, "profiles", new { capability = $"水质监测{mark}", province = "四川", qualifications = new[] { "高新技术企业" } });
        await app.PostAsync(company, "profiles", new { capability = $"水质监测{mark}", province = "浙江" });
        Assert.Equal("2", (await app.GetAsync(null, $"profiles?q=水質監測 {mark}"))["total"]);
        Assert.Equal("1", (await app.GetAsync(null, $"profiles?q={mark}&province=四川"))["total"]);
        Assert.Equal("1", (await app.GetAsync(null, $"profiles?q={mark}&qualification=高新技术企业"))["total"]);
        var first = await app.GetAsync(null, $"profiles?q={mark}&limit=1");
        var second = await app.GetAsync(null, $"profiles?q={mark}&limit=1&after={first["next"]}");
        Assert.Equal("浙江四川", string.Concat(new[] { first, second }.Select(p => p.Body.GetProperty("items")[0].GetProperty("province").GetString())));
    }

    [Fact]
    public async Task Withdrawing_lets_undecided_matches_lapse()
    {
        var (administrator, company, words) = (TestPerson.Administrator(), TestPerson.OfCompany($"撤回{Guid.NewGuid():n}公司"), Some.Words());
        var profile = await app.ProfileAsync(company, words);
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        var match = await app.SuggestedAsync(scenario.Id, administrator);
        await app.PostAsync(company, $"profiles/{profile.Id}/withdraw", null, profile.Version);
        var lapsed = await app.GetAsync(administrator, $"matches/{match.Id}");
        Assert.Equal("rejected", lapsed["state"]);
        Assert.Contains("已撤回", lapsed["decisionReason"], StringComparison.Ordinal);
    }
}
