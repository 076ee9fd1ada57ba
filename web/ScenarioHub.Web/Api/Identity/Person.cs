namespace ScenarioHub.Web.Api.Identity;

/// <summary>The signed-in person.</summary>
public record Me(
    Guid Id, string Name, string Email, string Language, IReadOnlyList<string> Roles, bool PasswordExpired, Organization Organization, long Version);

/// <summary>A member of an organisation (成员).</summary>
public record Member(Guid Id, long Version, string Name, string Email, IReadOnlyList<string> Roles, bool Active, DateTimeOffset? LastSignInAt);

/// <summary>An invitation to become a member; the token is there only in the answer to its making.</summary>
public record Invitation(Guid Id, string Name, string Email, IReadOnlyList<string> Roles, DateTimeOffset ExpiresAt, string? Token);

/// <summary>The answer to a sign-in or a refresh.</summary>
public record SignedInSession(string AccessToken, int ExpiresIn, string RefreshToken, bool PasswordExpired);
