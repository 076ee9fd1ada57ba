using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>What a reader has chosen of a facet: scenarios with any of the values answer.</summary>
public record Choosing(string Facet, IReadOnlyList<string> Values);

/// <summary>
/// What a reader looks for in the catalogue. Use with <c>[AsParameters]</c>; every part may be missing. A facet may be chosen several times:
/// its values widen each other, the facets narrow each other.
/// </summary>
/// <param name="Q">Words that must all be there, by themselves or by another word for the same technology.</param>
/// <param name="Technology">Technologies by name or synonym; broader ones find the narrower.</param>
/// <param name="Investment">Of <see cref="InvestmentBands"/>.</param>
/// <param name="Deadline">Of <see cref="DeadlineBands"/>.</param>
public record CatalogueFilter(
    string? Q = null, string[]? Kind = null, string[]? Category = null, string[]? Direction = null, string[]? Technology = null, string[]? Province = null,
    string[]? MacroRegion = null, Guid[]? OwnerId = null, string[]? Mode = null, string[]? Investment = null, string[]? State = null, bool? FirstOfKind = null,
    bool? Sandbox = null, string[]? Deadline = null)
{
    private const int LongestQuery = 200;
    private const int MostChosen = 40;

    /// <summary>Whether words are asked for. A query of nothing but signs finds nothing, not everything.</summary>
    public bool HasWords => !string.IsNullOrWhiteSpace(Q);

    /// <summary>Whether anything is asked at all.</summary>
    public bool AsksNothing() => !HasWords && Choices().Count == 0 && Deadlines().Count == 0;

    /// <summary>The deadline's bands, which move with the clock.</summary>
    public IReadOnlyList<string> Deadlines() => Chosen("deadline", Deadline, text => Band.Chosen("deadline", text, DeadlineBands.All));

    /// <summary>What is chosen of the other facets, in the words of the reference tables. What does not exist is refused by name.</summary>
    public IReadOnlyList<Choosing> Choices()
    {
        if (Q?.Length > LongestQuery)
        {
            throw new InvalidException("q", "field.length", 0, LongestQuery, Q.Length);
        }

        var choices = new List<Choosing>();
        void Add(string facet, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                choices.Add(new(facet, values));
            }
        }

        Add("kind", Chosen("kind", Kind, text => Word<ScenarioKind>(text, "kind")));
        Add("category", Chosen("category", Category, text => Word<ScenarioCategory>(text, "category")));
        Add("direction", Chosen("direction", Direction, text => text.Trim()));
        Add("technology", Chosen("technology", Technology, text => Known(text, "technology", Technologies.Named(text)?.Name)));
        Add("province", Chosen("province", Province, text => Known(text, "province", Regions.Province(text)?.Name)));
        Add("macroRegion", Chosen("macroRegion", MacroRegion, Macro));
        Add("ownerId", Chosen("ownerId", OwnerId, id => id.ToString()));
        Add("mode", Chosen("mode", Mode, text => Word<CooperationMode>(text, "mode")));
        Add("investment", Chosen("investment", Investment, InvestmentBands.Chosen));
        Add("state", Chosen("state", State, text => Word<ScenarioState>(text, "state")));
        Add("firstOfKind", Yes(FirstOfKind));
        Add("sandbox", Yes(Sandbox));
        return choices;
    }

    /// <summary>The filter as a query string in which the same search always reads the same; empty where nothing is asked.</summary>
    public string Normalized()
    {
        var choices = Choices().Append(new("deadline", Deadlines()));
        if (HasWords)
        {
            choices = choices.Append(new("q", [string.Join(' ', Q!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))]));
        }

        return string.Join('&', choices.OrderBy(c => c.Facet, StringComparer.Ordinal)
            .SelectMany(c => c.Values.Order(StringComparer.Ordinal).Select(value => $"{c.Facet}={Uri.EscapeDataString(value)}")));
    }

    /// <summary>Each choice once; blank ones are none, for a form sends them so.</summary>
    private static IReadOnlyList<string> Chosen<T>(string facet, T[]? given, Func<T, string> read)
    {
        if (given is null or [])
        {
            return [];
        }

        return given.Length > MostChosen
            ? throw new InvalidException(facet, "field.count", 0, MostChosen)
            : [.. given.Where(value => value is not null && !(value is string text && string.IsNullOrWhiteSpace(text))).Select(read).Distinct()];
    }

    private static string Word<T>(string text, string field)
        where T : struct, Enum => Choice.Name(Choice.Of<T>(text, field)!.Value);

    private static string Known(string text, string field, string? found) => found ?? throw new InvalidException(field, $"{field}.unknown", text);

    private static string Macro(string text) =>
        Regions.Macro.Contains(text) ? text : throw new InvalidException("macroRegion", "field.choice", string.Join(" | ", Regions.Macro));

    private static IReadOnlyList<string> Yes(bool? value) => value switch { null => [], true => ["true"], false => ["false"] };
}
