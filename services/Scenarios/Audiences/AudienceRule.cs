using System.ComponentModel.DataAnnotations;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Audiences;

/// <summary>
/// Whom a list is for (发布对象), where it is not for everyone: verified companies that have one of the tiers, one of the regions and one of
/// the fields, as far as these are named, and organisations of any kind that were picked by hand.
/// </summary>
public record AudienceRule(
    [property: MaxLength(20), EachAtMost(50, ErrorMessage = "field.entry-length")] string[]? Tiers = null,
    [property: MaxLength(100)] string[]? Regions = null,
    [property: MaxLength(20), EachAtMost(50, ErrorMessage = "field.entry-length")] string[]? Fields = null,
    [property: MaxLength(500)] Guid[]? Organizations = null)
{
    /// <summary>Whether companies belong to it by what they are, and not only by name.</summary>
    public bool HasCriteria => Tiers is { Length: > 0 } || Regions is { Length: > 0 } || Fields is { Length: > 0 };

    /// <summary>The same without blanks and repeated entries; refuses one that nobody could belong to.</summary>
    public AudienceRule Settled()
    {
        var settled = new AudienceRule(Tidy(Tiers), Tidy(Regions), Tidy(Fields), [.. (Organizations ?? []).Distinct()]);
        if (settled.Regions!.FirstOrDefault(code => Reference.Regions.Find(code) is null) is { } unknown)
        {
            throw new InvalidException("audience.regions", "region.unknown", unknown);
        }

        return settled.HasCriteria || settled.Organizations is { Length: > 0 } ? settled : throw new InvalidException("audience", "audience.empty");
    }

    /// <summary>What codes begin with that lie in one of the regions: 340000 holds all of 34, 340100 all of 3401.</summary>
    public string[] RegionPrefixes() =>
        [.. (Regions ?? []).Select(code => code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code)];

    private static string[] Tidy(string[]? words) => [.. (words ?? []).Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => w.Trim()).Distinct()];
}
