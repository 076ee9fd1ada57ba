using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Profiles;

/// <summary>A capability profile as everyone reads it.</summary>
/// <param name="CompanyId">Missing until the company has registered.</param>
/// <param name="ExternalId">The row's id in the source that it was imported from.</param>
public record ProfileView(
    Guid Id, long Version, Guid? CompanyId, string CompanyName, string? ExternalId, string? Title, string Capability, IReadOnlyList<string> Products,
    IReadOnlyList<string> Qualifications, string? Field, IReadOnlyList<string> Technologies, string? IndustryCode, string? Province, string? City,
    int? Maturity, string? StaffBand, string? Cases, string? SourceUrl, string? Source, string? OrganizationType, ProfileState State, DateTimeOffset UpdatedAt) : IVersioned
{
    public static ProfileView Of(CapabilityProfile profile)
    {
        var content = profile.Content;
        return new(
            profile.Id, profile.Version, profile.CompanyId, profile.CompanyName, profile.ExternalId, content.Title, content.Capability,
            content.Products ?? [], content.Qualifications ?? [], content.Field, content.Technologies ?? [], content.IndustryCode, content.Province,
            content.City, content.Maturity, content.StaffBand, content.Cases, content.SourceUrl, content.Source, content.OrganizationType, profile.State, profile.UpdatedAt);
    }
}
