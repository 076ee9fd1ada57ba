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

    private static readonly Dictionary<string, (string Name, string Parent)> ByCode = Table.Read("regions.csv")
        .ToDictionary(row => row[0], row => (row[1], row[3]), StringComparer.Ordinal);

    /// <summary>
    /// A region code (GB/T 2260) → province and city: "510104" → 四川, 成都. A municipality is a city of its own name; the groups that only the
    /// code has (市辖区, 省直辖县级行政区划) are passed over for what belongs to them.
    /// </summary>
    public static (string Province, string? City) PlaceOf(string code)
    {
        if (code.Length != 6 || !ByCode.TryGetValue(code[..2] + "0000", out var province))
        {
            return ("", null);
        }

        var name = Short(province.Name);
        if (province.Name.EndsWith('市'))
        {
            return (name, name);
        }

        var city = ByCode.GetValueOrDefault(code[..4] + "00").Name;
        city = city is null || code.EndsWith("0000", StringComparison.Ordinal) ? null : IsGroup(city) ? ByCode.GetValueOrDefault(code).Name : city;
        return (name, city is null || IsGroup(city) ? null : Short(city));
    }

    private static bool IsGroup(string name) => name is "市辖区" or "县" || name.Contains("直辖", StringComparison.Ordinal);

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
