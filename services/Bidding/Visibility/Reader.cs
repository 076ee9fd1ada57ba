using System.Security.Claims;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Visibility;

/// <summary>Who asks, as far as it decides what they see. The public has no organisation and no role.</summary>
public record Reader(Guid Person, Guid Organization, string Kind, bool Verified, bool IsAdministrator, bool IsSupervisor)
{
    private static readonly Reader Public = new(Guid.Empty, Guid.Empty, "", false, false, false);

    /// <summary>From the token. Whoever must first change the password is the public until then.</summary>
    public static Reader Of(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated != true || user.HasClaim(HubClaims.PasswordExpired, "true")
            ? Public
            : new(
                user.PersonId(), user.OrganizationId(), user.OrganizationKind(), user.HasClaim(HubClaims.Verified, "true"), user.IsAdministrator(),
                user.IsSupervisor());

    /// <summary>Whether the reader acts for this organisation.</summary>
    public bool ActsFor(Guid organization) => Organization != Guid.Empty && Organization == organization;
}
