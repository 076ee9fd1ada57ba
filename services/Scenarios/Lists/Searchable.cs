using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>What a list's publication tells standing queries: the same facets as the catalogue's, as people who are signed in see them.</summary>
internal static class Searchable
{
    private const int AtOnce = 200;

    /// <summary>The facts of a published list, each with some of its scenarios.</summary>
    public static IEnumerable<ScenariosListed> Of(ScenarioList list, IReadOnlyList<Scenario> scenarios, IEnumerable<ScenarioListed> listed, DateTimeOffset now) =>
        scenarios.Zip(listed, (scenario, fact) => new SearchableScenario(fact.Scenario, fact.Version, scenario.Search.TechnologyFacets, [.. Choices(scenario)]))
            .Chunk(AtOnce)
            .Select(part => new ScenariosListed(list.Id, list.Number!, list.Title, new Party(list.OwnerId, list.OwnerName), part, list.Members, now));

    /// <summary>The facets of a scenario, as <see cref="Catalogue.Index.Dimensions"/> has them for people who are signed in.</summary>
    public static IEnumerable<FacetChoice> Choices(Scenario scenario)
    {
        var content = scenario.Content;
        (string Facet, string? Value)[] single =
        [
            ("kind", content.Kind is { } kind ? Choice.Name(kind) : null),
            ("category", content.Category is { } category ? Choice.Name(category) : null),
            ("province", content.Province),
            ("macroRegion", scenario.Search.MacroRegion),
            ("ownerId", scenario.OwnerId.ToString()),
            ("mode", content.Cooperation is { } mode ? Choice.Name(mode) : null),
            ("investment", InvestmentBands.Of(content.InvestmentYuan)),
            ("state", Choice.Name(scenario.State)),
            ("firstOfKind", content.FirstOfKind ? "true" : "false"),
            ("sandbox", content.Sandbox ? "true" : "false"),
        ];
        return single.Where(s => s.Value is not null).Select(s => new FacetChoice(s.Facet, s.Value!))
            .Concat(content.Directions.Select(direction => new FacetChoice("direction", direction)))
            .Concat(scenario.Search.TechnologyFacets.Select(technology => new FacetChoice("technology", technology)));
    }
}
