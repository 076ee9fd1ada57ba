namespace ScenarioHub.ServiceDefaults.Access;

/// <summary>The claims of an access token beside the registered ones (<c>sub</c> is the person, <c>name</c> the display name).</summary>
public static class HubClaims
{
    /// <summary>The organisation that the person acts for (a GUID).</summary>
    public const string Organization = "org";

    /// <summary>The organisation's name.</summary>
    public const string OrganizationName = "org_name";

    /// <summary>The organisation's kind, one of <see cref="OrganizationKinds"/>.</summary>
    public const string OrganizationKind = "org_kind";

    /// <summary><c>true</c> once an administrator has verified the organisation.</summary>
    public const string Verified = "org_verified";

    /// <summary>A role, one of <see cref="Roles"/>; repeated.</summary>
    public const string Role = "role";

    /// <summary><c>true</c> while the person must change the password before anything else.</summary>
    public const string PasswordExpired = "pwd_expired";
}
