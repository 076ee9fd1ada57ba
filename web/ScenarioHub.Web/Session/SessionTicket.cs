using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.JsonWebTokens;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Web.Session;

/// <summary>
/// What the encrypted cookie holds: who it is, as the access token says, and both tokens. The token is not checked again here: it comes from
/// Identity itself, and every service checks it.
/// </summary>
public static class SessionTicket
{
    private static readonly string[] Kept =
    [
        "sub", "name", HubClaims.Organization, HubClaims.OrganizationName, HubClaims.OrganizationKind, HubClaims.Verified, HubClaims.Role,
        HubClaims.PasswordExpired,
    ];

    /// <summary>The person.</summary>
    public static ClaimsPrincipal Principal(SignedInSession session)
    {
        var claims = new JsonWebToken(session.AccessToken).Claims.Where(c => Kept.Contains(c.Type)).Select(c => new Claim(c.Type, c.Value)).ToList();
        if (session.PasswordExpired && claims.All(c => c.Type != HubClaims.PasswordExpired))
        {
            claims.Add(new Claim(HubClaims.PasswordExpired, "true"));
        }

        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, "name", HubClaims.Role));
    }

    /// <summary>Writes both tokens and the end of the access token.</summary>
    public static void Keep(AuthenticationProperties properties, SignedInSession session, DateTimeOffset now) => properties.StoreTokens(
    [
        new() { Name = "access", Value = session.AccessToken },
        new() { Name = "refresh", Value = session.RefreshToken },
        new() { Name = "until", Value = now.AddSeconds(session.ExpiresIn).ToString("O", CultureInfo.InvariantCulture) },
    ]);

    /// <summary>The tokens that were kept.</summary>
    public static SessionTokens Tokens(AuthenticationProperties properties) =>
        new(properties.GetTokenValue("access") ?? "", properties.GetTokenValue("refresh") ?? "");

    /// <summary>When the access token ends.</summary>
    public static DateTimeOffset Until(AuthenticationProperties properties) =>
        DateTimeOffset.TryParse(properties.GetTokenValue("until"), CultureInfo.InvariantCulture, out var until) ? until : default;
}
