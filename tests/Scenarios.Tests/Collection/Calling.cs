using ScenarioHub.Testing;

namespace ScenarioHub.Scenarios.Tests.Collection;

/// <summary>What the tests of calls and hand-ins do again and again.</summary>
internal static class Calling
{
    public const string Need = "环湖水域面积大，人工巡查难以及时发现蓝藻水华，需要基于人工智能的水质在线监测与预警，覆盖二十个点位。";

    /// <summary>A call that takes hand-ins now.</summary>
    public static async Task<ScenariosApp.Answer> OpenCallAsync(this ScenariosApp app, TestPerson caller, string[]? requiredFields = null, int[]? reminderDays = null, double days = 10)
    {
        var call = (await app.PostAsync(caller, "/calls", Once(requiredFields, reminderDays, days))).Must(201);
        return (await app.PostAsync(caller, $"/calls/{call.Id}/publish", version: call.Version)).Must(200);
    }

    public static object Once(string[]? requiredFields = null, int[]? reminderDays = null, double days = 10) => new
    {
        title = "第四季度场景需求征集", introduction = "面向企业和部门征集需求。", requiredFields = requiredFields ?? [], reminderDays = reminderDays ?? [],
        opensAt = DateTimeOffset.UtcNow.AddMinutes(-5), closesAt = DateTimeOffset.UtcNow.AddDays(days),
    };

    public static async Task<ScenariosApp.Answer> HandInAsync(this ScenariosApp app, TestPerson company, Guid call, string name = "水质监测", string need = Need) =>
        (await app.PostAsync(company, $"/calls/{call}/hand-ins", new { content = new { name, kind = "need", need } })).Must(201);
}
