namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>
/// What to look for in the catalogue (场景目录); the same names stand in the page's query string. A facet may be chosen several times: its values widen
/// each other, the facets narrow each other.
/// </summary>
public record CatalogueQuery(
    string? Q, string[]? Kind = null, string[]? Category = null, string[]? Technology = null, string[]? Province = null, string[]? MacroRegion = null,
    Guid[]? OwnerId = null, bool? FirstOfKind = null, string[]? Direction = null, string[]? Mode = null, string[]? Investment = null, string[]? State = null,
    bool? Sandbox = null, string[]? Deadline = null)
{
    private (string Name, IReadOnlyList<string>? Chosen)[] All =>
    [
        ("q", Q is null ? null : [Q]), ("kind", Kind), ("category", Category), ("direction", Direction), ("technology", Technology), ("province", Province),
        ("macroRegion", MacroRegion), ("ownerId", OwnerId is null ? null : [.. OwnerId.Select(id => id.ToString())]), ("mode", Mode), ("investment", Investment),
        ("state", State), ("firstOfKind", Text(FirstOfKind)), ("sandbox", Text(Sandbox)), ("deadline", Deadline),
    ];

    /// <summary>As query values; what is chosen several times stands there several times.</summary>
    public (string Name, object? Value)[] Values => [.. Asked.Select(asked => (asked.Name, (object?)asked.Value))];

    /// <summary>What is asked, as query values in text.</summary>
    public IEnumerable<(string Name, string Value)> Asked => All.SelectMany(facet => (facet.Chosen ?? []).Where(value => value.Length > 0).Select(value => (facet.Name, value)));

    /// <summary>What is asked, as a query string with its question mark; empty where nothing is.</summary>
    public string QueryString => Asked.Any() ? "?" + string.Join('&', Asked.Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value)}")) : "";

    /// <summary>What is chosen of a facet.</summary>
    public IReadOnlyList<string> Of(string facet) => [.. Asked.Where(asked => asked.Name == facet).Select(asked => asked.Value)];

    /// <summary>As the body of a search to keep: text, yes or no, and a list for every other facet.</summary>
    public Dictionary<string, object> Body() => Asked.GroupBy(asked => asked.Name).ToDictionary(facet => facet.Key, facet => facet.Key switch
    {
        "q" => facet.First().Value,
        "firstOfKind" or "sandbox" => (object)(facet.First().Value == "true"),
        _ => facet.Select(asked => asked.Value).ToArray(),
    });

    private static string[]? Text(bool? value) => value is { } yes ? [yes ? "true" : "false"] : null;
}

/// <summary>One value of a facet with the number of scenarios that it would leave.</summary>
public record FacetValue(string Value, long Count, string? Label);

/// <summary>The facets of the catalogue under the present filters.</summary>
public record CatalogueFacets(
    IReadOnlyList<FacetValue>? Kind, IReadOnlyList<FacetValue>? Category, IReadOnlyList<FacetValue>? Technology,
    IReadOnlyList<FacetValue>? Province, IReadOnlyList<FacetValue>? MacroRegion, IReadOnlyList<FacetValue>? Owner,
    IReadOnlyList<FacetValue>? Direction = null, IReadOnlyList<FacetValue>? Mode = null, IReadOnlyList<FacetValue>? Investment = null,
    IReadOnlyList<FacetValue>? State = null, IReadOnlyList<FacetValue>? FirstOfKind = null, IReadOnlyList<FacetValue>? Sandbox = null,
    IReadOnlyList<FacetValue>? Deadline = null);

/// <summary>A page of the catalogue. <c>Relaxed</c> where nothing answers every word.</summary>
public record CataloguePage(IReadOnlyList<ScenarioSummary> Items, string? Next, long Total, bool Relaxed = false, CatalogueFacets? Facets = null);

/// <summary>A search that the reader keeps; <c>Filter</c> is a query string of the catalogue's page.</summary>
public record SavedSearch(Guid Id, long Version, string Name, string Filter, DateTimeOffset CreatedAt);

/// <summary>Something that the reader follows: a scenario, a park or a direction.</summary>
public record Follow(string Kind, string Subject, string Label, DateTimeOffset CreatedAt);

/// <summary>A part of the addresses of all public scenarios.</summary>
public record ScenarioAddresses(int Parts, IReadOnlyList<ScenarioAddress> Items);

/// <summary>A public scenario and when it last changed.</summary>
public record ScenarioAddress(Guid Id, DateTimeOffset UpdatedAt);
