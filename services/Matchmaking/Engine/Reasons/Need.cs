using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>A scenario read for comparison, with the qualifications that it asks for.</summary>
internal sealed record Need(ScenarioDocument Scenario, Portrait Portrait, IReadOnlyList<string> Qualifications)
{
    public static Need Of(ScenarioDocument scenario, Portrait portrait) => new(scenario, portrait, Wishes.Qualifications.NamedIn(portrait.Folded));
}
