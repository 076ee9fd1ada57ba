using ScenarioHub.Scenarios.Calls;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>Whether a hand-in fills what its call asks for (必填项).</summary>
public static class RequiredFields
{
    /// <summary>One error for each required field that is empty.</summary>
    public static IEnumerable<FieldError> Missing(CollectionCall call, ScenarioContent content) =>
        call.RequiredFields.Where(field => IsEmpty(content, field)).Select(field => new FieldError($"content.{field}", "field.required"));

    private static bool IsEmpty(ScenarioContent content, string field) => field switch
    {
        "goals" => string.IsNullOrWhiteSpace(content.Goals),
        "indicators" => content.Indicators.Length == 0,
        "technologies" => content.Technologies.Length == 0,
        "directions" => content.Directions.Length == 0,
        "category" => content.Category is null,
        "field" => string.IsNullOrWhiteSpace(content.Field),
        "province" => content.Province is null,
        "city" => content.City is null,
        "cooperation" => content.Cooperation is null,
        "investmentYuan" => content.InvestmentYuan is null,
        "period" => string.IsNullOrWhiteSpace(content.Period),
        "department" => string.IsNullOrWhiteSpace(content.Department),
        _ => false,
    };
}
