using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Places;

/// <summary>Provinces and cities by their short names, so that "广东省" and "广东" are one place; macro-regions (东部/中部/西部/东北).</summary>
internal static class Regions
{
    private static readonly string[] Suffixes =
        ["特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "省", "市", "地区", "盟"];

    private static readonly Dictionary<string, string> Macros = Table.Read("regions.csv")
        .Where(row => row[2] == "province")
        .ToDictionary(row => Short(row[1]), row => row[4], StringComparer.Ordinal);

    /// <summary>"广东省" → "广东", "内蒙古自治区" → "内蒙古"; an empty string for nothing.</summary>
    public static string Short(string? name)
    {
        var trimmed = name?.Trim() ?? "";
        foreach (var suffix in Suffixes)
        {
            if (trimmed.Length > suffix.Length + 1 && trimmed.EndsWith(suffix, StringComparison.Ordinal))
            {
                return trimmed[..^suffix.Length];
            }
        }

        return trimmed;
    }

    /// <summary>The macro-region of a province, or an empty string.</summary>
    public static string MacroOf(string? province) => Macros.GetValueOrDefault(Short(province), "");
}
