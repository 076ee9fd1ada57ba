namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>One value of a facet.</summary>
public record FacetValue(string Value, long Count, string? Label = null);

/// <summary>How many scenarios each value would leave. A facet does not narrow itself, so that one can change one's choice.</summary>
public record Facets(
    IReadOnlyList<FacetValue> Kind, IReadOnlyList<FacetValue> Category, IReadOnlyList<FacetValue> Direction, IReadOnlyList<FacetValue> Technology,
    IReadOnlyList<FacetValue> Province, IReadOnlyList<FacetValue> MacroRegion, IReadOnlyList<FacetValue> Owner, IReadOnlyList<FacetValue> Mode,
    IReadOnlyList<FacetValue> Investment, IReadOnlyList<FacetValue> State, IReadOnlyList<FacetValue> FirstOfKind, IReadOnlyList<FacetValue> Sandbox,
    IReadOnlyList<FacetValue> Deadline);

/// <summary>One page of the catalogue.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Relaxed">True where nothing answers every word, so that these answer most of them.</param>
/// <param name="Facets">The facets, where they were asked for.</param>
public record CataloguePage(IReadOnlyList<ScenarioSummary> Items, string? Next, long Total, bool? Relaxed = null, Facets? Facets = null);
