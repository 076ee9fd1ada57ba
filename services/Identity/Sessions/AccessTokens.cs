using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScenarioHub.Identity.Clients;
using ScenarioHub.Identity.Keys;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.People;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Identity.Sessions;

/// <summary>
/// Signs access tokens (访问令牌): JWTs, ES256, ten minutes. They are checked by signature alone, so a lost role or a suspended organisation
/// takes effect when the token ends, at the latest.
/// </summary>
public class AccessTokens(KeyStore keys, TimeProvider clock, IConfiguration configuration)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The name by which tokens say where they come from; the public address where the platform has one.</summary>
    internal string Issuer { get; } = configuration["Authentication:Issuer"] is { Length: > 0 } issuer ? issuer : "http://localhost:8080";

    /// <summary>A token for a person.</summary>
    public Task<string> IssueAsync(Person person, Organization organization, bool passwordExpired, CancellationToken ct)
    {
        var claims = Claims(person.Id, person.Name, organization, RoleRules.InForce(person.Roles, organization));
        if (passwordExpired)
        {
            claims[HubClaims.PasswordExpired] = "true";
        }

        return SignAsync(claims, ct);
    }

    /// <summary>A token for a program: a member of its organisation and no more.</summary>
    public Task<string> IssueAsync(Machine machine, Organization organization, CancellationToken ct)
    {
        var claims = Claims(machine.Id, machine.Name, organization, [Roles.Member]);
        claims["client_id"] = machine.Id.ToString();
        return SignAsync(claims, ct);
    }

    private static Dictionary<string, object> Claims(Guid subject, string name, Organization organization, IEnumerable<string> roles) => new()
    {
        ["jti"] = Guid.NewGuid().ToString(),
        ["sub"] = subject.ToString(),
        ["name"] = name,
        [HubClaims.Organization] = organization.Id.ToString(),
        [HubClaims.OrganizationName] = organization.Name,
        [HubClaims.OrganizationKind] = organization.Kind,
        [HubClaims.Verified] = organization.IsVerified ? "true" : "false",
        [HubClaims.Role] = roles.ToArray(),
    };

    private async Task<string> SignAsync(Dictionary<string, object> claims, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = TokenAuthentication.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = await keys.CredentialsAsync(ct),
        });
    }
}
