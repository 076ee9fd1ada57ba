using Microsoft.Playwright;
using ScenarioHub.Testing;

namespace ScenarioHub.Web.Tests.Walk;

/// <summary>Capability profile → suggestion → moderation → introduction.</summary>
internal static class Matching
{
    private const string Company = "示例智能科技有限公司";

    /// <summary>Returns the profile's id.</summary>
    public static async Task<string> WriteProfileAsync(Screen company)
    {
        await company.GoAsync("/company/profiles/new");
        await company.FillAsync(
            ("Input.Title", "水质在线监测与水环境智能分析"),
            ("Input.Capability", "（虚构企业）提供湖库与河道水质在线监测微站、无人船巡测、水质 AI 识别与藻华预警模型，以及面向园区的水环境智慧管理平台。"),
            ("Input.Products", "水质监测微站\n无人船"),
            ("Input.Field", "人工智能"),
            ("Input.City", "成都"));
        await company.Page.Locator("[name='Input.Maturity']").SelectOptionAsync("8");
        await company.Page.Locator("[name='Input.Province']").SelectOptionAsync(new SelectOptionValue { Label = "四川省" });
        await company.SaveAsync("09-profile");
        await company.PressAsync("保存");
        await company.SeesAsync("系统会重新比对合适的场景");
        await company.GoAsync("/company/profiles");
        await company.FollowAsync("水质在线监测与水环境智能分析");
        return MainWalk.IdIn(company.Page.Url);
    }

    /// <summary>Waits for the engine's suggestion and approves it; returns the match's id.</summary>
    public static async Task<string> ApproveAsync(Screen administrator)
    {
        await Eventually.Async(
            async () =>
            {
                await administrator.GoAsync("/admin/matches?q=水质监测应用场景");
                return await administrator.Page.Locator("main .queue").Filter(new() { HasText = Company }).CountAsync();
            },
            found => found > 0);
        await administrator.SaveAsync("10-match-queue");
        await administrator.FollowAsync($"水质监测应用场景 ↔ {Company}");
        var match = MainWalk.IdIn(administrator.Page.Url);
        await administrator.SaveAsync("11-match");
        await administrator.UncoverAsync("通过并推送对接");
        await administrator.FillAsync(("Approve.Note", "能力与场景需求吻合，建议尽快对接。"));
        await administrator.PressAsync("通过并推送对接");
        await administrator.SeesAsync("已推送");
        return match;
    }

    public static async Task AcceptAsync(Screen side, string department)
    {
        await Eventually.Async(
            async () =>
            {
                await side.GoAsync("/introductions");
                return await side.Page.Locator("main .rows li").CountAsync();
            },
            found => found > 0);
        await side.Page.Locator("main .rows h2 a").First.ClickAsync();
        await side.SeesAsync("双方都同意后，对方会看到您在这里填写的联系方式");
        await side.FillAsync(("Input.Contact.Department", department), ("Input.Contact.Phone", "028-00000000"));
        await side.PressAsync("同意并提供联系方式");
        await side.SeesAsync("双方都同意后互相显示联系方式");
        await side.SaveAsync(department == "未来产业处" ? "12-introduction-park" : "13-introduction-agreed");
    }
}
