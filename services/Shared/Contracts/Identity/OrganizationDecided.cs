namespace ScenarioHub.Contracts.Identity;

/// <summary>An administrator has verified or rejected an organisation.</summary>
/// <param name="OrganizationId">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verified">Whether it may act now.</param>
/// <param name="Reason">Why not, where rejected.</param>
/// <param name="At">When.</param>
public record OrganizationDecided(Guid OrganizationId, string Name, bool Verified, string? Reason, DateTimeOffset At);
