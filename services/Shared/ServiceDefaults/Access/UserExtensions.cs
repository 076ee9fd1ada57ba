using System.Security.Claims;

namespace ScenarioHub.ServiceDefaults.Access;

/// <summary>Reads the signed-in person from the token's claims.</summary>
public static class UserExtensions
{
    /// <summary>The person's id. Only behind an authorised endpoint.</summary>
    public static Guid PersonId(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue("sub")!);

    /// <summary>The person's display name as it stood when the token was issued.</summary>
    public static string PersonName(this ClaimsPrincipal user) => user.FindFirstValue("name") ?? "";

    /// <summary>The organisation that the person acts for, or <see cref="Guid.Empty"/> where nobody is signed in.</summary>
    public static Guid OrganizationId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(HubClaims.Organization), out var id) ? id : Guid.Empty;

    /// <summary>The organisation's name as it stood when the token was issued.</summary>
    public static string OrganizationName(this ClaimsPrincipal user) => user.FindFirstValue(HubClaims.OrganizationName) ?? "";

    /// <summary>The organisation's kind, one of <see cref="OrganizationKinds"/>, or nothing.</summary>
    public static string OrganizationKind(this ClaimsPrincipal user) => user.FindFirstValue(HubClaims.OrganizationKind) ?? "";

    /// <summary>Whether the person runs the platform.</summary>
    public static bool IsAdministrator(this ClaimsPrincipal user) => user.HasClaim(HubClaims.Role, Roles.Administrator);

    /// <summary>Whether the person supervises.</summary>
    public static bool IsSupervisor(this ClaimsPrincipal user) => user.HasClaim(HubClaims.Role, Roles.Supervisor);
}
