using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Pages.Public.Catalogue;

/// <summary>How a chosen value of a filter is called.</summary>
public static class FilterNames
{
    /// <summary>The words for a value; a park's name comes from the facets.</summary>
    public static string Of(string name, string value, IStringLocalizer<SearchTexts> texts, IStringLocalizer<WordTexts> words, CatalogueFacets? facets) => name switch
    {
        "kind" or "category" or "state" => words[$"scenario.{name}.{value}"],
        "mode" => words[$"scenario.cooperation.{value}"],
        "macroRegion" => words[$"macroRegion.{value}"],
        "investment" or "deadline" => texts[$"{name}.{value}"],
        "firstOfKind" or "sandbox" => texts[$"{(value == "true" ? "yes" : "no")}.{name}"],
        "ownerId" => facets?.Owner?.FirstOrDefault(owner => owner.Value == value)?.Label ?? value,
        "q" => $"{texts["filter.q"]} “{value}”",
        _ => value,
    };
}
