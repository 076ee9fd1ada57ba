using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Pages.ForParks.Scenarios;

/// <summary>The fields of a scenario in the reader's words, by their names in the API.</summary>
public static class FieldNames
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["field"] = "field", ["indicators"] = "indicators", ["province"] = "province", ["city"] = "place", ["regionCode"] = "place", ["deadline"] = "deadline",
        ["directions"] = "directions", ["department"] = "department", ["investmentYuan"] = "scenario.investment", ["sourceUrl"] = "source", ["sourceName"] = "source",
    };

    /// <summary>The words for a field; its own name where there are none.</summary>
    public static string FieldName(this IStringLocalizer<WordTexts> words, string field) =>
        words[Keys.GetValueOrDefault(field, $"scenario.{field}")] is { ResourceNotFound: false } found ? found.Value : field;

    /// <summary>The id of a field's control in the form.</summary>
    public static string Anchor(string field) => $"Input-{char.ToUpperInvariant(field[0])}{field[1..]}";
}
