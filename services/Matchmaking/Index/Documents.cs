using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>Profiles and scenarios as the engine reads them.</summary>
internal static class Documents
{
    public static CompanyDocument ToDocument(this CapabilityProfile profile)
    {
        var content = profile.Content;

        // The engine's document has no place of its own for chosen technologies: they stand with the products, which is what they describe.
        return new(
            profile.Id, profile.Version, profile.CompanyId, profile.CompanyName, content.Title, content.Capability,
            [.. content.Products ?? [], .. content.Technologies ?? []], content.Qualifications ?? [], content.Field, content.IndustryCode, content.Province,
            content.City, content.Maturity, content.StaffBand, content.Cases);
    }

    /// <summary>The document of a scenario that has its text.</summary>
    public static ScenarioDocument ToDocument(this Scenario scenario)
    {
        var card = scenario.Card!;
        return new(scenario.Id, scenario.Version, scenario.OwnerId, card.Name, card.Need, card.Goals, card.Field, card.Technologies, card.Province, card.City);
    }
}
