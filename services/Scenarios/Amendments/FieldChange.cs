using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Amendments;

/// <summary>One field before and after, in words; a list has a line for each entry.</summary>
/// <param name="Field">As the API names it.</param>
public record FieldChange(string Field, string? Before, string? After)
{
    private static readonly PropertyInfo[] Properties = typeof(ScenarioContent).GetProperties();

    /// <summary>The fields in which two texts differ, in the order of the form.</summary>
    public static IReadOnlyList<FieldChange> Between(ScenarioContent before, ScenarioContent after) =>
        [.. Properties.Select(p => new FieldChange(JsonNamingPolicy.CamelCase.ConvertName(p.Name), Words(p.GetValue(before)), Words(p.GetValue(after))))
            .Where(change => change.Before != change.After)];

    private static string? Words(object? value) => value switch
    {
        null or "" => null,
        string[] { Length: 0 } or Indicator[] { Length: 0 } => null,
        string[] entries => string.Join('\n', entries),
        Indicator[] indicators => string.Join('\n', indicators.Select(i => string.Join(' ', new[] { i.Name, i.Target, i.Unit, i.Method }.Where(part => !string.IsNullOrEmpty(part))))),
        bool yes => yes ? "true" : "false",
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        decimal yuan => yuan.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
