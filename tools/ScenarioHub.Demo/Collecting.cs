using System.Text.Json.Nodes;

namespace ScenarioHub.Demo;

/// <summary>Directions → calls, one of them recurring → two hand-ins that say nearly the same.</summary>
internal static class Collecting
{
    private const string Need = "环湖水域面积大，人工巡查难以及时发现蓝藻水华，需要基于人工智能的水质在线监测与预警，覆盖二十个点位，异常识别准确率不低于95%。";

    private static readonly (string Name, string English)[] Directions =
        [("人工智能", "Artificial intelligence"), ("量子科技", "Quantum technology"), ("生命科学", "Life sciences"), ("区块链", "Blockchain")];

    /// <summary>Calls for needs and hands two in; on a second run, what is there stays.</summary>
    public static async Task CallAsync(Cast cast, Story story)
    {
        var now = TimeProvider.System.GetUtcNow();
        if ((await cast.Public.GetAsync($"/api/scenarios/directions?year={now.Year}")).AsArray().Count == 0)
        {
            foreach (var (name, english) in Directions)
            {
                await cast.Administrator.CreateAsync("/api/scenarios/directions", new { year = now.Year, name, nameEn = english });
            }

            await cast.Administrator.CreateAsync($"/api/scenarios/directions/years/{now.Year}/publish", new { });
            story.Tell($"管理员发布 {now.Year} 年的 {Directions.Length} 个场景方向。", "/directions");
        }

        if ((await cast.Park.GetAsync("/api/scenarios/calls/mine"))["items"]!.AsArray().Count > 0)
        {
            return;
        }

        var recurring = await PublishAsync(cast.Park, new
        {
            title = "季度场景需求征集", recurrence = new { every = "quarterly", on = "workingDay", number = 1 }, windowDays = 30, reminderDays = new[] { 7, 1 },
        });
        story.Tell($"园区设置定期征集：{recurring["schedule"]}。", $"/calls/{recurring["id"]}");
        var call = await PublishAsync(cast.Park, new
        {
            title = "人工智能赋能城市治理场景需求征集", introduction = "面向企业和部门征集可落地的应用场景需求。", directions = new[] { "人工智能" },
            opensAt = now, closesAt = now.AddDays(30), reminderDays = new[] { 7, 3, 1 },
        });
        await HandInAsync(cast.Company, call, "湖泊水质智能监测", Need);
        var second = await HandInAsync(cast.OtherCompany, call, "湖泊水質智慧監測", Need.Replace("二十个", "三十个", StringComparison.Ordinal));
        story.Tell($"两家企业申报需求，第二份的回执是 {second["number"]}，系统提示内容相近。", $"/collect/hand-ins/{second["id"]}");
    }

    private static async Task<JsonNode> PublishAsync(Person park, object call)
    {
        var draft = await park.CreateAsync("/api/scenarios/calls", call);
        return await park.ActAsync($"/api/scenarios/calls/{draft["id"]}/publish", draft);
    }

    private static Task<JsonNode> HandInAsync(Person company, JsonNode call, string name, string need) =>
        company.CreateAsync($"/api/scenarios/calls/{call["id"]}/hand-ins", new { content = new { name, kind = "need", need, directions = new[] { "人工智能" } } });
}
