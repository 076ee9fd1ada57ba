namespace ScenarioHub.Contracts.Identity;

/// <summary>The state of a member after any change: what Notifications needs to reach a person, and no more.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Version">Raised by one with each change; an older one is ignored.</param>
/// <param name="OrganizationId">The organisation that the person acts for.</param>
/// <param name="OrganizationKind">Its kind.</param>
/// <param name="Name">The display name.</param>
/// <param name="Email">Where mail goes.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Roles"><c>manager</c>, <c>member</c>, <c>administrator</c>, <c>supervisor</c>, <c>expert</c>.</param>
/// <param name="Active">Whether the person may sign in.</param>
/// <param name="At">When it changed.</param>
public record MemberChanged(
    Guid PersonId, long Version, Guid OrganizationId, string OrganizationKind, string Name, string Email, string Language,
    IReadOnlyList<string> Roles, bool Active, DateTimeOffset At);
