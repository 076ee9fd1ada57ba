using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>What has to be improved, by field of the scenario.</summary>
public record ReturnScenario([Required] Dictionary<string, string?> Reasons)
{
    private static readonly HashSet<string> Fields =
        [.. typeof(ScenarioContent).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    /// <summary>The reasons, or a refusal that names each that does not fit.</summary>
    public IReadOnlyDictionary<string, string> Checked()
    {
        var errors = new List<FieldError>();
        foreach (var (field, reason) in Reasons)
        {
            if (!Fields.Contains(field))
            {
                errors.Add(new($"reasons.{field}", "moderation.field-unknown", field, string.Join(" | ", Fields.Order())));
            }
            else if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1000)
            {
                errors.Add(new($"reasons.{field}", "field.length", 1, 1000, reason?.Length ?? 0));
            }
        }

        if (Reasons.Count == 0)
        {
            errors.Add(new("reasons", "field.least", 1));
        }

        return errors.Count == 0 ? Reasons.ToDictionary(r => r.Key, r => r.Value!.Trim()) : throw new InvalidException(errors);
    }
}
