using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>A scenario read for comparison, with the qualifications that it asks for, the seats of its park's partners, and the day of the question.</summary>
internal sealed record Need(
    ScenarioDocument Scenario, Portrait Portrait, IReadOnlyList<string> Qualifications, IReadOnlyList<PartnerPlace> Partners, DateOnly? On)
{
    public static Need Of(ScenarioDocument scenario, Portrait portrait, IReadOnlyList<PartnerPlace> partners, DateOnly? on) =>
        new(scenario, portrait, Wishes.Qualifications.NamedIn(portrait.Folded), partners, on);

    /// <summary>The technologies that title, need and goals name, each once, in their order.</summary>
    public IReadOnlyList<Concept> Technologies { get; } =
    [
        .. Portrait.Passages.Zip(Portrait.Mentions)
            .Where(passage => passage.First.In != "field")
            .SelectMany(passage => passage.Second)
            .Select(mention => mention.Concept)
            .Where(concept => concept.IsTechnology)
            .Distinct(),
    ];

    /// <summary>As a question to profiles.</summary>
    public Question Question => new(Portrait, Scenario.Province, Scenario.City) { Partners = Partners, On = On };
}
