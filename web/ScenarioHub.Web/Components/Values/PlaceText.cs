using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Components.Values;

/// <summary>Where something is.</summary>
public static class PlaceText
{
    /// <summary>Province and city, once where they are the same (北京), or the words for none.</summary>
    public static string Place(this IStringLocalizer<ShellTexts> texts, string? province, string? city) => (province, city) switch
    {
        (null or "", null or "") => texts["none"],
        (null or "", _) => city,
        (_, null or "") => province,
        _ => province == city ? province : $"{province} · {city}",
    };
}
