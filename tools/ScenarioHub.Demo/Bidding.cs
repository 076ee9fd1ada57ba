using System.Text.Json.Nodes;

namespace ScenarioHub.Demo;

/// <summary>A challenge from a listed scenario → bid → deadline → opening → public notice.</summary>
internal static class Bidding
{
    /// <summary>How long the demo challenge takes bids: short, so that the walk sees it close.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromSeconds(12);

    public static async Task BidAsync(Cast cast, Story story, JsonNode scenario)
    {
        var challenge = await OpenAsync(cast, scenario, DateTimeOffset.UtcNow + Open);
        story.Tell($"园区发榜 {challenge["number"]}，{Open.TotalSeconds} 秒后截止。", $"/challenges/{challenge["id"]}");
        var lasting = await OpenAsync(cast, scenario, DateTimeOffset.UtcNow.AddDays(30));
        story.Tell($"园区另发一榜 {lasting["number"]}，30 天后截止，供您试着揭榜。", $"/challenges/{lasting["id"]}");

        foreach (var (bidder, pledged) in new[] { (cast.Company, 97), (cast.OtherCompany, 96) })
        {
            var bid = await bidder.CreateAsync($"/api/bidding/challenges/{challenge["id"]}/bids", Content(bidder.Name, pledged));
            bid = await bidder.ActAsync($"/api/bidding/bids/{bid["id"]}/submit", bid);
            story.Tell($"{bidder.Name}揭榜，状态：{bid["state"]}；截止前只有本单位能看到。", $"/company/bids/{bid["id"]}");
        }

        challenge = await ClosedAsync(cast.Park, challenge);
        challenge = await cast.Park.ActAsync($"/api/bidding/challenges/{challenge["id"]}/opening", challenge);
        story.Tell($"截止后园区开启 {challenge["bidCount"]} 份申报。", $"/park/challenges/{challenge["id"]}");
        var first = await Reviewing.ReviewAsync(cast, story, challenge);
        challenge = await cast.Park.GetAsync($"/api/bidding/challenges/{challenge["id"]}");

        challenge = await cast.Park.ActAsync(
            $"/api/bidding/challenges/{challenge["id"]}/notice", challenge, new { bidId = first, reasons = "技术路线成熟，指标全部承诺。" });
        story.Tell($"拟中榜结果公示：{challenge["notice"]!["winnerName"]}，至 {challenge["notice"]!["endsAt"]}。", $"/notices/{challenge["id"]}");
    }

    private static async Task<JsonNode> OpenAsync(Cast cast, JsonNode scenario, DateTimeOffset deadline)
    {
        var challenge = await cast.Park.CreateAsync("/api/bidding/challenges", new
        {
            scenarioId = (Guid)scenario["id"]!,
            title = $"{scenario["name"]}揭榜挂帅",
            problem = $"{scenario["need"]}。现公开征集解决方案。",
            type = "government",
            indicators = new[] { new { name = "识别准确率", target = "≥ 95", unit = "%", method = "第三方测试" } },
            budgetYuan = 2_000_000,
            durationMonths = 12,
            deadline,
        });
        challenge = await cast.SecondOfPark.ActAsync($"/api/bidding/challenges/{challenge["id"]}/approve", challenge);
        return await cast.Park.ActAsync($"/api/bidding/challenges/{challenge["id"]}/open", challenge);
    }

    private static object Content(string bidder, int pledged) => new
    {
        technicalRoute = $"（虚构申报，{bidder}）多光谱感知与边缘计算结合，模型随数据持续更新。",
        commitments = new[] { new { indicator = "识别准确率", value = $"≥ {pledged} %" } },
        milestones = new[] { new { name = "样机", month = 4, share = 40 }, new { name = "验收", month = 12, share = 60 } },
        ownYuan = 2_000_000,
        publicYuan = 1_000_000,
        team = new[] { new { role = "项目负责人" } },
        intellectualProperty = "知识产权归揭榜方，园区免费使用。",
        pledge = true,
    };

    private static async Task<JsonNode> ClosedAsync(Person park, JsonNode challenge)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var now = await park.GetAsync($"/api/bidding/challenges/{challenge["id"]}");
            if ((string?)now["state"] == "closed")
            {
                return now;
            }

            await Task.Delay(200);
        }

        throw new HubProblemException("截止", 409, JsonNode.Parse("""{"code":"demo.not-closed","title":"榜单在截止后 28 秒仍未关闭"}"""));
    }
}
