using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>A column that an import knows, by any of its headings: Chinese, English, the API's name, or one used by published collections.</summary>
/// <param name="Name">The API's name; its texts are <c>column.NAME</c> and <c>column.NAME.help</c>.</param>
/// <param name="Aliases">Other headings that mean the same.</param>
public record ImportColumn(string Name, params string[] Aliases)
{
    private static readonly Dictionary<string, ImportColumn> ByHeading = [];

    static ImportColumn()
    {
        foreach (var column in All)
        {
            foreach (var heading in column.Aliases.Concat([column.Name, column.Title("zh-CN"), column.Title("en")]))
            {
                ByHeading[Key(heading)] = column;
            }
        }
    }

    /// <summary>All, in the template's order; the last ones are read from published collections only.</summary>
    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new("name", "场景名称", "title", "项目名称"),
        new("kind", "场景类型"),
        new("category", "场景类别"),
        new("need", "需求与痛点", "场景需求", "需求描述", "建设内容", "场景描述"),
        new("goals", "建设目标", "预期目标"),
        new("indicators", "核心指标"),
        new("field", "所属领域", "应用领域"),
        new("technologies", "技术方向", "技术需求"),
        new("directions", "方向"),
        new("demandParty", "需求单位"),
        new("province", "省", "省市"),
        new("city", "市", "地市"),
        new("regionCode", "区划代码"),
        new("cooperation", "coop_mode", "合作模式"),
        new("investmentYuan", "投资额", "总投资"),
        new("period", "周期"),
        new("deadline", "截止时间", "截止日期"),
        new("department", "联系部门", "牵头部门"),
        new("policyReferences"),
        new("firstOfKind"),
        new("sandbox"),
        new("sourceName", "source"),
        new("sourceUrl", "来源链接"),
        new("publisher", "发布机构"),
        new("listTitle", "所属清单"),
        new("published", "发布日期"),
        new("policyAreas", "政策领域"),
        new("id", "序号", "编号", "number"),
        new("granularity"),
        new("status", "状态", "state"),
        new("park", "园区", "ownerName"),
        new("listNumber", "清单编号"),
        new("listedAt", "上架时间"),
    ];

    /// <summary>Without these, a table is not a table of scenarios.</summary>
    public static IReadOnlyList<ImportColumn> Required { get; } = [.. All.Where(c => c.Name is "name" or "need")];

    /// <summary>Known from published collections and exports, but no part of a scenario: read past, and named in the answer.</summary>
    public bool IsPassedOver => Name is "id" or "granularity" or "status" or "park" or "listNumber" or "listedAt";

    /// <summary>Whether the template offers it.</summary>
    public bool IsInTemplate => !IsPassedOver && Name is not ("publisher" or "listTitle" or "published" or "policyAreas");

    /// <summary>The heading in a language, the reader's unless told.</summary>
    public string Title(string? language = null) => ImportTexts.Of($"column.{Name}", language);

    /// <summary>What belongs into it.</summary>
    public string Help(string? language = null) => ImportTexts.Of($"column.{Name}.help", language);

    /// <summary>The column of a heading, whatever its width, script, case, spaces, and what stands in brackets; or nothing.</summary>
    public static ImportColumn? Find(string heading) => ByHeading.GetValueOrDefault(Key(heading));

    /// <summary>The column whose headings are most like an unknown one, if any is like it at all.</summary>
    public static ImportColumn? Nearest(string heading)
    {
        var wanted = Key(heading);
        var (known, likeness) = ByHeading.Keys.Select(key => (key, Likeness: Like(key, wanted))).MaxBy(pair => pair.Likeness);
        return likeness >= 0.5 ? ByHeading[known] : null;
    }

    private static string Key(string heading)
    {
        var key = SearchText.Key(heading).Replace("_", "", StringComparison.Ordinal).Trim('*', '：', ':');
        var bracket = key.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? key[..bracket] : key;
    }

    /// <summary>Share of characters in common (Dice).</summary>
    private static double Like(string a, string b) => a.Length + b.Length == 0 ? 0 : 2.0 * a.Intersect(b).Count() / (a.Distinct().Count() + b.Distinct().Count());
}
