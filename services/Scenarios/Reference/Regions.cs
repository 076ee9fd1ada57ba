using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Reference;

/// <summary>Regions (行政区划, GB/T 2260): provinces, prefectures and counties, each with its macro-region.</summary>
public static class Regions
{
    private static readonly Dictionary<string, string> MacroRegions = ReferenceTable.Read("regions").ToDictionary(row => row[0], row => row[4]);
    private static readonly Dictionary<string, ReferenceEntry> ByCode;
    private static readonly ILookup<string, ReferenceEntry> ByParent;

    static Regions()
    {
        All = [.. from row in ReferenceTable.Read("regions") select new ReferenceEntry(row[0], row[1], row[3].OrNothing(), row[2])];
        ByCode = All.ToDictionary(region => region.Code);
        ByParent = All.ToLookup(region => region.ParentCode ?? "");
    }

    /// <summary>All in the standard's order.</summary>
    public static IReadOnlyList<ReferenceEntry> All { get; }

    /// <summary>The names of the macro-regions (东部, 中部, 西部, 东北).</summary>
    public static IReadOnlyList<string> Macro { get; } = [.. MacroRegions.Values.Where(name => name.Length > 0).Distinct()];

    /// <summary>The region of a code, or nothing.</summary>
    public static ReferenceEntry? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The regions below one, or the provinces.</summary>
    public static IEnumerable<ReferenceEntry> Below(string? parent) => ByParent[parent ?? ""];

    /// <summary>The macro-region of a code.</summary>
    public static string? MacroRegionOf(string code) => MacroRegions.GetValueOrDefault(code)?.OrNothing();

    /// <summary>The province that is meant by 四川, 四川省 or 510000.</summary>
    public static ReferenceEntry? Province(string text) => Best(Below(null), text);

    /// <summary>The prefecture or county of a province that is meant by 成都 or 成都市. A municipality is its own city.</summary>
    public static ReferenceEntry? City(ReferenceEntry province, string text)
    {
        var prefectures = Below(province.Code).ToList();
        return Best(prefectures, text) ?? Best(prefectures.SelectMany(p => Below(p.Code)), text) ?? Best([province], text);
    }

    private static ReferenceEntry? Best(IEnumerable<ReferenceEntry> regions, string text)
    {
        var wanted = Folding.Fold(text.Trim());
        ReferenceEntry? shortened = null;
        foreach (var region in regions)
        {
            if (region.Name == wanted || region.Code == wanted)
            {
                return region;
            }

            // 四川 for 四川省, 内蒙古 for 内蒙古自治区; a single character would say too little.
            if (shortened is null && wanted.Length > 1 && region.Name.StartsWith(wanted, StringComparison.Ordinal))
            {
                shortened = region;
            }
        }

        return shortened;
    }
}
