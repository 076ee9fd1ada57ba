using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Components.Values;

/// <summary>The growth tiers of companies (梯度): from technology SMEs to leaders. Services keep the Chinese term.</summary>
public static class GrowthTiers
{
    private static readonly string[] All = ["科技型中小企业", "高新技术企业", "专精特新", "瞪羚", "独角兽", "领军"];

    /// <summary>As choices of a select.</summary>
    public static IEnumerable<(string Value, string Text)> Options(IStringLocalizer<WordTexts> words) =>
        All.Select(tier => (tier, words[$"growthTier.{tier}"].Value));
}
