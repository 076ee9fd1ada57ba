using System.Text;
using System.Text.Json.Nodes;
using ScenarioHub.Demo;

namespace ScenarioHub.Web.Tests.Pages;

/// <summary>What the main walk does not make and a page is about, made by the API: ids.</summary>
public sealed record Things(
    string Park, string RegistryPark, string Call, string HandIn, string OtherHandIn, string Draft, string Submitted, string Amended, string Amendment, string Import,
    string AgencyDraft, string Event, string Webhook, string Broadcast)
{
    /// <summary>The scheme that every platform begins with.</summary>
    internal const string Scheme = "01990000-0000-7000-8000-000000000001";

    internal static async Task<Things> MakeAsync(HubBrowser hub, string scenario)
    {
        var (park, company, other) = (await hub.PersonAsync("park"), await hub.PersonAsync("company"), await hub.PersonAsync("company2"));
        var (administrator, agency) = (await hub.PersonAsync("administrator"), await hub.PersonAsync("agency"));
        var now = TimeProvider.System.GetUtcNow();

        var call = await park.CreateAsync("/api/scenarios/calls", new { title = "场景需求征集", opensAt = now, closesAt = now.AddDays(30), reminderDays = new[] { 7 } });
        call = await park.ActAsync($"/api/scenarios/calls/{call["id"]}/publish", call);
        var (handIn, second) = (await HandInAsync(company, call, "湖泊水质监测"), await HandInAsync(other, call, "湖泊水质智能监测"));

        var draft = await park.CreateAsync("/api/scenarios", new { name = "地下管网数字底座", kind = "need", need = "管网资料分散，施工频繁挖断，需要统一的数字底座。" });
        var submitted = await park.CreateAsync("/api/scenarios", new { name = "危化品运输监管", kind = "need", need = "危化品运输车辆进出园区缺少全程监管手段。" });
        submitted = await park.ActAsync($"/api/scenarios/{submitted["id"]}/submit", submitted);
        var listed = (await park.GetAsync("/api/scenarios/mine?state=listed"))["items"]!.AsArray().Select(item => item!).First(item => (string?)item["id"] != scenario);
        var amended = await park.GetAsync($"/api/scenarios/{listed["id"]}");
        var content = amended.DeepClone();
        content["need"] = $"{content["need"]}另需与园区平台对接。";
        var amendment = await park.CreateAsync($"/api/scenarios/{listed["id"]}/amendments", new { content, rationale = "补充接口要求。" });
        var import = await park.UploadAsync("/api/scenarios/imports/jobs?dryRun=true", "一行.csv", Encoding.UTF8.GetBytes("名称,类型,需求\n智慧照明,需求,照明能耗高\n"));

        var me = await agency.GetAsync("/api/identity/me");
        var own = (await park.GetAsync("/api/identity/me"))["organization"]!["id"]!;
        await park.CreateAsync("/api/scenarios/authorizations", new { agencyId = (Guid)me["organization"]!["id"]! });
        var agencyDraft = await agency.CreateAsync($"/api/scenarios/agency/scenarios?parkId={own}", new { name = "公交智能调度", kind = "opportunity", need = "早晚高峰运力不足，需要按客流动态调度。" });

        var start = now.AddDays(20);
        var day = await park.CreateAsync("/api/matchmaking/events", new
        {
            name = "场景专场对接会", place = "会展中心", rooms = new[] { "A 厅" }, slots = new[] { new { start, end = start.AddMinutes(25) } }, answerBy = now.AddDays(7),
        });
        var webhook = await company.CreateAsync("/api/notifications/webhooks", new { name = "项目群", url = "https://hooks.example.com/hub", topics = new[] { "challenge" } });
        var broadcast = await administrator.CreateAsync("/api/notifications/broadcasts", new
        {
            title = "平台维护通知", body = "周六维护。", titleEn = "Maintenance", bodyEn = "On Saturday.", urgent = false, kinds = new[] { "funder" }, administrators = false,
        });
        var registered = (await park.GetAsync("/api/scenarios/parks"))["items"]![0]!;
        return new(
            $"{own}", Id(registered), Id(call), Id(handIn), Id(second), Id(draft), Id(submitted), Id(listed), Id(amendment), Id(import), Id(agencyDraft), Id(day), Id(webhook), Id(broadcast));
    }

    private static Task<JsonNode> HandInAsync(Person company, JsonNode call, string name) =>
        company.CreateAsync($"/api/scenarios/calls/{call["id"]}/hand-ins", new { content = new { name, kind = "need", need = "人工巡查难以及时发现蓝藻水华，需要在线监测与预警。" } });

    private static string Id(JsonNode thing) => (string)thing["id"]!;
}
