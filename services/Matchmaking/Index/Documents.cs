using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>Profiles and scenarios as the engine reads them.</summary>
internal static class Documents
{
    public static CompanyDocument ToDocument(this CapabilityProfile profile) =>
        Of(profile.Id, profile.Version, profile.CompanyId, profile.CompanyName, profile.Content, profile.UpdatedAt);

    public static CompanyDocument Of(Guid id, long version, Guid? companyId, string companyName, ProfileContent content, DateTimeOffset changedAt) => new(
        id, version, companyId, companyName, content.Title, content.Capability, content.Products ?? [], content.Qualifications ?? [], content.Field,
        content.IndustryCode, content.Province, content.City, content.Maturity, content.StaffBand, content.Cases, content.Technologies ?? [],
        changedAt.ToDay());

    /// <summary>The day of an instant, as the engine counts ages.</summary>
    public static DateOnly ToDay(this DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The document of a scenario that has its text.</summary>
    public static ScenarioDocument ToDocument(this Scenario scenario) => Of(scenario.Id, scenario.Version, scenario.OwnerId, scenario.Card!);

    public static ScenarioDocument Of(Guid id, long version, Guid ownerId, ScenarioCard card) =>
        new(id, version, ownerId, card.Name, card.Need, card.Goals, card.Field, card.Technologies, card.Province, card.City);
}
