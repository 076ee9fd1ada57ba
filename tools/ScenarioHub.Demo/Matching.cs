using System.Text.Json.Nodes;

namespace ScenarioHub.Demo;

/// <summary>Capabilities → suggestions → moderation → introduction.</summary>
internal static class Matching
{
    /// <summary>Administrators import published capabilities; the demo company, plainly made up, writes its own profile.</summary>
    public static async Task OfferCapabilitiesAsync(Cast cast, Story story)
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "capabilities.jsonl"));
        var import = await cast.Administrator.UploadAsync("/api/matchmaking/profiles/imports", "capabilities.jsonl", file);
        story.Tell($"管理员导入公开的企业能力 {import["rows"]} 条。", "/capabilities");

        var own = await cast.Company.GetAsync("/api/matchmaking/profiles/mine");
        if (own["items"]!.AsArray().Count > 0)
        {
            return;
        }

        await cast.Company.CreateAsync("/api/matchmaking/profiles", new
        {
            title = "水质在线监测与水环境智能分析",
            capability = "（虚构企业）提供湖库与河道水质在线监测微站、无人船巡测、水质AI识别与藻华预警模型，以及面向园区的水环境智慧管理平台。",
            products = new[] { "水质监测微站", "无人船", "水环境智慧管理平台" },
            qualifications = new[] { "高新技术企业", "专精特新" },
            field = "人工智能",
            province = "四川",
            city = "成都",
            maturity = 8,
            staffBand = "50-299",
        });
        story.Tell("示例企业填报能力画像：水质在线监测。", "/company/profiles");
    }

    /// <summary>The engine proposes, the administrator approves, both sides accept.</summary>
    public static async Task IntroduceAsync(Cast cast, Story story)
    {
        if ((await cast.Company.GetAsync("/api/matchmaking/introductions?state=accepted"))["items"]!.AsArray().Count > 0)
        {
            story.Tell("示例企业与园区已经对接。", "/introductions");
            return;
        }

        var company = (Guid)(await cast.Company.GetAsync("/api/identity/me"))["organization"]!["id"]!;
        var match = await FirstSuggestionAsync(cast.Administrator, company);
        var reasons = match["reasons"]!["terms"]!.AsArray().Select(t => (string)t!["text"]!).Take(5);
        story.Tell($"引擎建议：“{match["scenario"]!["name"]}” ↔ {match["profile"]!["companyName"]}，因为：{string.Join("、", reasons)}。", $"/admin/matches/{match["id"]}");

        await cast.Administrator.ReadAndActAsync($"/api/matchmaking/matches/{match["id"]}", "approve", new { note = "能力与场景需求吻合，建议尽快对接。" });
        story.Tell("管理员通过撮合，向双方发出对接邀请。", "/admin/matches");

        foreach (var side in new[] { cast.Park, cast.Company })
        {
            var introduction = await side.ReadAndActAsync(
                $"/api/matchmaking/introductions/{match["id"]}", "accept", new { contact = new { department = $"{side.Name}（演示）", phone = "028-00000000" } });
            story.Tell($"{side.Name}接受对接；状态：{introduction["state"]}。", $"/introductions/{match["id"]}");
        }
    }

    private static async Task<JsonNode> FirstSuggestionAsync(Person administrator, Guid company)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var queue = await Publishing.AllAsync(administrator, "/api/matchmaking/matches?state=inModeration");
            if (queue.Find(m => (Guid?)m["profile"]!["companyId"] == company) is { } match)
            {
                return match;
            }

            await Task.Delay(200);
        }

        throw new HubProblemException("撮合建议", 404, JsonNode.Parse("""{"code":"demo.no-match","title":"20 秒内没有收到建议"}"""));
    }
}
