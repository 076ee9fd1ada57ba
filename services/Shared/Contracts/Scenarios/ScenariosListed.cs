namespace ScenarioHub.Contracts.Scenarios;

/// <summary>
/// Scenarios that were published together in a list (清单), with what saved searches and follows look at. A long list comes in several of these.
/// </summary>
/// <param name="ListId">The list.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Owner">The park.</param>
/// <param name="Scenarios">Some or all of its scenarios.</param>
/// <param name="Audience">The organisations that may see the list; everyone where nothing is said.</param>
/// <param name="At">When.</param>
public record ScenariosListed(
    Guid ListId, string Number, string Title, Party Owner, IReadOnlyList<SearchableScenario> Scenarios, IReadOnlyList<Guid>? Audience, DateTimeOffset At);

/// <summary>A scenario with what it is found by.</summary>
/// <param name="Card">Its public face.</param>
/// <param name="Version">Its version.</param>
/// <param name="Technologies">Its technologies with all broader ones.</param>
/// <param name="Choices">Facets and values as people who are signed in choose them, for matching only: some of them are not shown to the public.</param>
public record SearchableScenario(ScenarioCard Card, long Version, IReadOnlyList<string> Technologies, IReadOnlyList<FacetChoice> Choices);

/// <summary>A value of a facet, such as <c>kind</c> and <c>need</c>.</summary>
public record FacetChoice(string Facet, string Value);
