using System.Globalization;
using System.Text.Json.Nodes;

namespace ScenarioHub.Notifications.Catalogue.Preview;

/// <summary>Made-up values for the places of templates.</summary>
internal static class SampleValues
{
    private static readonly Dictionary<string, (string Chinese, string English)> Known = new()
    {
        ["owner"] = ("示范高新区", "Model High-tech Zone"), ["park"] = ("示范高新区", "Model High-tech Zone"), ["bidder"] = ("启明科技有限公司", "Qiming Technology"),
        ["company"] = ("启明科技有限公司", "Qiming Technology"), ["other"] = ("启明科技有限公司", "Qiming Technology"), ["winner"] = ("启明科技有限公司", "Qiming Technology"),
        ["supplier"] = ("启明科技有限公司", "Qiming Technology"), ["agency"] = ("远见场景机构", "Yuanjian Agency"), ["by"] = ("启明科技有限公司", "Qiming Technology"),
        ["title"] = ("低空物流航线规划", "Routes for low-altitude logistics"), ["name"] = ("智慧园区巡检", "Inspection of a smart park"),
        ["scenario"] = ("智慧园区巡检", "Inspection of a smart park"), ["first"] = ("智慧园区巡检", "Inspection of a smart park"), ["about"] = ("智慧园区巡检", "Inspection of a smart park"),
        ["number"] = ("BG-2026-000045", "BG-2026-000045"), ["list"] = ("QD-2026-000007", "QD-2026-000007"), ["call"] = ("2026 年度场景征集", "Call for needs 2026"),
        ["reason"] = ("材料不齐", "documents are missing"), ["reasons"] = ("缺少指标", "indicators are missing"), ["rationale"] = ("补充指标", "indicators were added"),
        ["year"] = ("2026", "2026"), ["edition"] = ("2", "2"), ["digest"] = ("9f86d081…", "9f86d081…"),
    };

    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A value for a place of a form.</summary>
    public static JsonNode Of(string place, string? form, CultureInfo language) => form switch
    {
        "time" => JsonValue.Create(At),
        "word" => JsonValue.Create("company"),
        _ => Known.TryGetValue(place, out var known)
            ? JsonValue.Create(language.Name == "en" ? known.English : known.Chinese) : JsonValue.Create(Number(place, language)),
    };

    private static string Number(string place, CultureInfo language) => place is "count" or "bids" or "days" or "open" or "sheets" or "gate" or "running" or "notice"
        ? "3" : language.Name == "en" ? "a sample" : "示例";
}
