using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>A scenario read for comparison, with the qualifications that it asks for, the seats of its park's partners, and the day of the question.</summary>
internal sealed record Need(
    ScenarioDocument Scenario, Portrait Portrait, IReadOnlyList<string> Qualifications, IReadOnlyList<PartnerPlace> Partners, DateOnly? On)
{
    public static Need Of(ScenarioDocument scenario, Portrait portrait, IReadOnlyList<PartnerPlace> partners, DateOnly? on) =>
        new(scenario, portrait, Wishes.Qualifications.NamedIn(portrait.Folded), partners, on);

    /// <summary>As a question to profiles.</summary>
    public Question Question => new(Portrait, Scenario.Province, Scenario.City) { Partners = Partners, On = On };
}
