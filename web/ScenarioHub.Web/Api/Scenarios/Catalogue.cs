namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>What to look for in the catalogue (场景目录); the same names stand in the page's query string.</summary>
public record CatalogueQuery(
    string? Q, string? Kind, string? Category, string? Technology, string? Province, string? MacroRegion, Guid? OwnerId, bool? FirstOfKind,
    string? Direction = null, string? Mode = null, string? Investment = null, string? State = null, bool? Sandbox = null, string? Deadline = null)
{
    /// <summary>As query values.</summary>
    public (string Name, object? Value)[] Values =>
    [
        ("q", Q), ("kind", Kind), ("category", Category), ("direction", Direction), ("technology", Technology), ("province", Province), ("macroRegion", MacroRegion),
        ("ownerId", OwnerId), ("mode", Mode), ("investment", Investment), ("state", State), ("firstOfKind", FirstOfKind), ("sandbox", Sandbox), ("deadline", Deadline),
    ];

    /// <summary>What is asked, as query values in text.</summary>
    public IEnumerable<(string Name, string Value)> Asked =>
        from value in Values
        where value.Value is not (null or "")
        select (value.Name, value.Value is bool yes ? (yes ? "true" : "false") : value.Value.ToString()!);
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
