namespace ScenarioHub.Web.Tests.Walk;

/// <summary>A challenge from a listed scenario → approved by a second person → open → bid.</summary>
internal static class Bidding
{
    /// <summary>Returns the challenge's id.</summary>
    public static async Task<string> OpenAsync(Screen park, Screen colleague, string scenario)
    {
        await park.GoAsync($"/park/scenarios/{scenario}");
        await park.SaveAsync("14-own-scenario");
        await park.Page.Locator($"main a[href='/park/challenges/new?scenarioId={scenario}']").ClickAsync();
        await park.SeesAsync("已带入场景内容");
        await park.FillAsync(
            ("Input.Title", "水质监测揭榜挂帅"),
            ("Input.Indicators[0].Name", "识别准确率"),
            ("Input.Indicators[0].Target", "≥ 95"),
            ("Input.Indicators[0].Unit", "%"),
            ("Input.Indicators[0].Method", "第三方测试"),
            ("Input.BudgetYuan", "2000000"),
            ("Input.DurationMonths", "12"),
            ("Input.Deadline", $"{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-dd}T17:00"));
        await park.SaveAsync("15-challenge-draft");
        await park.PressAsync("保存");
        await park.SeesAsync("已保存");
        var challenge = MainWalk.IdIn(park.Page.Url);

        await colleague.GoAsync($"/park/challenges/{challenge}");
        await colleague.SaveAsync("16-challenge-approval");
        await colleague.ConfirmAsync("核准", "确认核准");
        await colleague.SeesAsync("已核准，可以发榜");

        await park.GoAsync($"/park/challenges/{challenge}");
        await park.ConfirmAsync("发榜", "确认发榜");
        await park.SeesAsync("已发榜");
        await park.SaveAsync("17-challenge-open");
        return challenge;
    }

    /// <summary>Returns the bid's id.</summary>
    public static async Task<string> BidAsync(Screen company, string challenge)
    {
        await company.GoAsync($"/challenges/{challenge}");
        await company.SaveAsync("18-challenge");
        await company.PressAsync("揭榜申报");
        await company.PressAsync("建立草稿");
        await company.Page.WaitForURLAsync("**/edit");
        await company.FillAsync(
            ("Input.Commitments[0].Value", "≥ 96 %"),
            ("Input.TechnicalRoute", Route),
            ("Input.Milestones[0].Name", "样机"), ("Input.Milestones[0].Month", "4"), ("Input.Milestones[0].Share", "40"),
            ("Input.Milestones[1].Name", "验收"), ("Input.Milestones[1].Month", "12"), ("Input.Milestones[1].Share", "60"),
            ("Input.OwnYuan", "2000000"),
            ("Input.PublicYuan", "1000000"),
            ("Input.Team[0].Role", "项目负责人"),
            ("Input.IntellectualProperty", "知识产权归揭榜方，园区免费使用。"));
        await company.Page.Locator("input[type=checkbox][name='Input.Pledge']").CheckAsync();
        await company.SaveAsync("19-bid-form");
        await company.PressAsync("保存并检查");
        await company.SeesAsync("内容齐备");
        await company.PressAsync("确认提交");
        await company.SeesAsync("已提交第 1 版");
        await company.SaveAsync("20-bid-submitted");
        return MainWalk.IdIn(company.Page.Url);
    }

    /// <summary>What only the bidder may read until the opening.</summary>
    public const string Route = "（虚构申报）多光谱感知与边缘计算结合，模型随数据持续更新。";
}
