namespace ScenarioHub.Matchmaking.Profiles.Import;

/// <summary>The columns of an import and their Chinese names, as files hold them.</summary>
internal static class ImportColumns
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = "id", ["编号"] = "id",
        ["company"] = "company", ["企业"] = "company", ["企业名称"] = "company", ["单位名称"] = "company",
        ["org_type"] = "org_type", ["单位类型"] = "org_type",
        ["title"] = "title", ["标题"] = "title",
        ["product"] = "product", ["产品"] = "product",
        ["products"] = "products", ["产品列表"] = "products",
        ["capability"] = "capability", ["能力"] = "capability", ["能力描述"] = "capability",
        ["qualifications"] = "qualifications", ["资质"] = "qualifications",
        ["field"] = "field", ["领域"] = "field",
        ["policy_areas"] = "policy_areas", ["政策方向"] = "policy_areas",
        ["technologies"] = "technologies", ["技术"] = "technologies",
        ["industry_code"] = "industry_code", ["行业代码"] = "industry_code",
        ["province"] = "province", ["省份"] = "province",
        ["city"] = "city", ["城市"] = "city",
        ["maturity"] = "maturity", ["技术成熟度"] = "maturity",
        ["staff_band"] = "staff_band", ["人员规模"] = "staff_band",
        ["cases"] = "cases", ["应用案例"] = "cases",
        ["year"] = "year", ["年份"] = "year",
        ["source"] = "source", ["来源"] = "source",
        ["source_url"] = "source_url", ["来源网址"] = "source_url",
    };

    /// <summary>All columns.</summary>
    public static string All { get; } = string.Join(", ", ByName.Values.Distinct());

    /// <summary>The column of a name, or nothing.</summary>
    public static string? Named(string name) => ByName.GetValueOrDefault(name.Trim());

    /// <summary>The column in which a field of the profile stands.</summary>
    public static string OfField(string field) => field switch
    {
        "organizationType" => "org_type",
        _ => Persistence.SnakeCase.Of(field),
    };
}
