using ScenarioHub.Scenarios.Duplicates;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>What search knows of a scenario, made anew with each change of its text. Only fields that are always public are searched.</summary>
/// <param name="NameKey">The folded name, by which duplicates are found.</param>
/// <param name="NameTokens">Tokens of the name: these weigh most.</param>
/// <param name="TopicTokens">Tokens of field and technologies.</param>
/// <param name="NeedTokens">Tokens of need, place and number.</param>
/// <param name="TechnologyFacets">The technologies with all broader ones.</param>
/// <param name="MacroRegion">东部, 中部, 西部 or 东北.</param>
/// <param name="DuplicateBands">By which near duplicates are found; see <see cref="MinHash"/>.</param>
public record SearchText(string NameKey, string[] NameTokens, string[] TopicTokens, string[] NeedTokens, string[] TechnologyFacets, string? MacroRegion,
    long[] DuplicateBands)
{
    /// <summary>The search text of some content, still without a number.</summary>
    public static SearchText Of(ScenarioContent content)
    {
        var facets = Technologies.WithBroader(content.Technologies);
        return new(
            Key(content.Name),
            ScenarioWords.OfName(content.Name),
            ScenarioWords.OfTopic(content.Field, facets),
            ScenarioWords.OfNeed(content.Need, content.Province, content.City),
            facets,
            content.RegionCode is null ? null : Regions.MacroRegionOf(content.RegionCode[..2] + "0000"),
            MinHash.Of(Shingles.Of(content.Name, content.Need)));
    }

    /// <summary>The same, found by its number too.</summary>
    public SearchText Numbered(string number) => this with { NeedTokens = [.. NeedTokens.Union(ScenarioWords.OfNumber(number))] };

    /// <summary>Names with the same key are the same name to a reader.</summary>
    public static string Key(string name) => string.Concat(Folding.Fold(name).Where(c => !char.IsWhiteSpace(c)));
}
