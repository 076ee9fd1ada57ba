namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>What to look for in the catalogue (场景目录); the same names stand in the page's query string.</summary>
public record CatalogueQuery(
    string? Q, string? Kind, string? Category, string? Technology, string? Province, string? MacroRegion, Guid? OwnerId, bool? FirstOfKind)
{
    /// <summary>As query values.</summary>
    public (string Name, object? Value)[] Values =>
    [
        ("q", Q), ("kind", Kind), ("category", Category), ("technology", Technology), ("province", Province), ("macroRegion", MacroRegion),
        ("ownerId", OwnerId), ("firstOfKind", FirstOfKind),
    ];
}

/// <summary>One value of a facet with the number of scenarios that it would leave.</summary>
public record FacetValue(string Value, long Count, string? Label);

/// <summary>The facets of the catalogue under the present filters.</summary>
public record CatalogueFacets(
    IReadOnlyList<FacetValue>? Kind, IReadOnlyList<FacetValue>? Category, IReadOnlyList<FacetValue>? Technology,
    IReadOnlyList<FacetValue>? Province, IReadOnlyList<FacetValue>? MacroRegion, IReadOnlyList<FacetValue>? Owner);
