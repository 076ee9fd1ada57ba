using ScenarioHub.Scenarios.Reference;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>Brings content into the words of the reference tables before it is stored: place names and codes agree, technologies have their taxonomy's names.</summary>
public static class Settling
{
    /// <summary>The settled content; what cannot be settled goes to <paramref name="errors"/>.</summary>
    public static ScenarioContent Settle(this ScenarioContent content, List<FieldError> errors)
    {
        var place = Place.Of(content.RegionCode, content.Province, content.City, errors);
        var technologies = new List<string>();
        for (var i = 0; i < content.Technologies.Length; i++)
        {
            var term = content.Technologies[i] ?? "";
            if (Technologies.Named(term) is not { } technology)
            {
                errors.Add(new($"technologies[{i}]", "technology.unknown", term));
            }
            else if (!technologies.Contains(technology.Name))
            {
                technologies.Add(technology.Name);
            }
        }

        errors.AddRange(content.RegisteredFields.Except(Visibility.Hideable)
            .Select(field => new FieldError("registeredFields", "field.choice", string.Join(" | ", Visibility.Hideable))));
        return content with
        {
            Name = content.Name.Trim(),
            Need = content.Need.Trim(),
            Technologies = [.. technologies],
            Directions = [.. content.Directions.Select(d => d.Trim()).Distinct()],
            RegionCode = place.RegionCode,
            Province = place.Province,
            City = place.City,
        };
    }

    /// <summary>The settled content, or a refusal with everything that is wrong.</summary>
    public static ScenarioContent Settled(this ScenarioContent content)
    {
        var errors = new List<FieldError>();
        var settled = content.Settle(errors);
        return errors.Count == 0 ? settled : throw new InvalidException(errors);
    }
}
