namespace ScenarioHub.Identity.Organizations;

/// <summary>The growth tiers of companies (成长梯度), by which lists are aimed and figures grouped: from technology SMEs to leaders. Services keep the Chinese term.</summary>
internal static class GrowthTiers
{
    public static IReadOnlyList<string> All { get; } = ["科技型中小企业", "高新技术企业", "专精特新", "瞪羚", "独角兽", "领军"];
}
