using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>A value that a reader has chosen of a facet.</summary>
public record Choosing(string Facet, string Value);

/// <summary>What a reader looks for in the catalogue. Use with <c>[AsParameters]</c>; every part may be missing.</summary>
/// <param name="Q">Words that must all be there, by themselves or by another word for the same technology.</param>
/// <param name="Technology">A technology by name or synonym; broader ones find the narrower.</param>
/// <param name="Investment">One of <see cref="InvestmentBands"/>.</param>
/// <param name="Deadline">One of <see cref="DeadlineBands"/>.</param>
public record CatalogueFilter(
    string? Q = null, string? Kind = null, string? Category = null, string? Direction = null, string? Technology = null, string? Province = null,
    string? MacroRegion = null, Guid? OwnerId = null, string? Mode = null, string? Investment = null, string? State = null, bool? FirstOfKind = null,
    bool? Sandbox = null, string? Deadline = null)
{
    private const int LongestQuery = 200;

    /// <summary>Whether words are asked for. A query of nothing but signs finds nothing, not everything.</summary>
    public bool HasWords => !string.IsNullOrWhiteSpace(Q);

    /// <summary>The deadline's band, which moves with the clock.</summary>
    public string? DeadlineBand() => Band.Chosen("deadline", Deadline, DeadlineBands.All);

    /// <summary>What is chosen of the other facets, in the words of the reference tables. What does not exist is refused by name.</summary>
    public IReadOnlyList<Choosing> Choices()
    {
        if (Q?.Length > LongestQuery)
        {
            throw new InvalidException("q", "field.length", 0, LongestQuery, Q.Length);
        }

        if (!string.IsNullOrEmpty(MacroRegion) && !Regions.Macro.Contains(MacroRegion))
        {
            throw new InvalidException("macroRegion", "field.choice", string.Join(" | ", Regions.Macro));
        }

        (string Facet, string? Value)[] chosen =
        [
            ("kind", Word<ScenarioKind>(Kind, "kind")),
            ("category", Word<ScenarioCategory>(Category, "category")),
            ("direction", string.IsNullOrWhiteSpace(Direction) ? null : Direction.Trim()),
            ("technology", Known(Technology, "technology", text => Technologies.Named(text)?.Name)),
            ("province", Known(Province, "province", text => Regions.Province(text)?.Name)),
            ("macroRegion", string.IsNullOrEmpty(MacroRegion) ? null : MacroRegion),
            ("ownerId", OwnerId?.ToString()),
            ("mode", Word<CooperationMode>(Mode, "mode")),
            ("investment", InvestmentBands.Chosen(Investment)),
            ("state", Word<ScenarioState>(State, "state")),
            ("firstOfKind", Yes(FirstOfKind)),
            ("sandbox", Yes(Sandbox)),
        ];
        return [.. chosen.Where(c => c.Value is not null).Select(c => new Choosing(c.Facet, c.Value!))];
    }

    /// <summary>The filter as a query string in which the same search always reads the same; empty where nothing is asked.</summary>
    public string Normalized()
    {
        var parts = Choices().Select(c => (c.Facet, c.Value)).ToList();
        if (HasWords)
        {
            parts.Add(("q", string.Join(' ', Q!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        }

        if (DeadlineBand() is { } band)
        {
            parts.Add(("deadline", band));
        }

        return string.Join('&', parts.OrderBy(p => p.Facet, StringComparer.Ordinal).Select(p => $"{p.Facet}={Uri.EscapeDataString(p.Value)}"));
    }

    private static string? Word<T>(string? text, string field)
        where T : struct, Enum => Choice.Of<T>(text, field) is { } value ? Choice.Name(value) : null;

    private static string? Known(string? text, string field, Func<string, string?> find) =>
        string.IsNullOrEmpty(text) ? null : find(text) ?? throw new InvalidException(field, $"{field}.unknown", text);

    private static string? Yes(bool? value) => value switch { null => null, true => "true", false => "false" };
}
