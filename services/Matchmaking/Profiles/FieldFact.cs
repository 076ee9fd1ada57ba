using ScenarioHub.Contracts.Matchmaking;

namespace ScenarioHub.Matchmaking.Profiles;

/// <summary>What others copy of a profile.</summary>
internal static class FieldFact
{
    /// <summary>Tells the field of a profile that belongs to a company; one that belongs to nobody says nothing of anybody.</summary>
    public static CompanyFieldChanged? TellField(this CapabilityProfile profile) => profile.CompanyId is not { } company ? null : new(
        profile.Id, profile.Version, company, profile.Content.Field, profile.Content.Technologies ?? [], profile.State == ProfileState.Active, profile.UpdatedAt);
}
