using Microsoft.AspNetCore.Authorization;

namespace ScenarioHub.ServiceDefaults.Access;

/// <summary>Who may call an endpoint. Every endpoint names one of these or says <c>AllowAnonymous</c>; the fallback is <see cref="SignedIn"/>.</summary>
public static class Policies
{
    /// <summary>Anyone signed in whose password is not expired.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Someone of a verified park.</summary>
    public const string Park = "park";

    /// <summary>Someone of a verified company.</summary>
    public const string Company = "company";

    /// <summary>Someone of a verified scenario agency.</summary>
    public const string Agency = "agency";

    /// <summary>Someone of a verified park, or a platform administrator: those who call for needs.</summary>
    public const string Collector = "collector";

    /// <summary>Someone of any verified organisation.</summary>
    public const string Verified = "verified";

    /// <summary>A platform administrator.</summary>
    public const string Administrator = "administrator";

    /// <summary>A platform administrator or a supervisor: those who may read the audit trail.</summary>
    public const string Auditor = "auditor";

    /// <summary>A reviewing expert.</summary>
    public const string Expert = "expert";

    /// <summary>The organisation's manager.</summary>
    public const string Manager = "manager";

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, p => p.RequireSignedIn());
        options.AddPolicy(Verified, p => p.RequireSignedIn().RequireClaim(HubClaims.Verified, "true"));
        options.AddPolicy(Park, p => p.RequireVerified(OrganizationKinds.Park));
        options.AddPolicy(Company, p => p.RequireVerified(OrganizationKinds.Company));
        options.AddPolicy(Agency, p => p.RequireVerified(OrganizationKinds.Agency));
        options.AddPolicy(Collector, p => p.RequireSignedIn().RequireAssertion(c => c.User.HasClaim(HubClaims.Role, Roles.Administrator)
            || (c.User.HasClaim(HubClaims.Verified, "true") && c.User.HasClaim(HubClaims.OrganizationKind, OrganizationKinds.Park))));
        options.AddPolicy(Administrator, p => p.RequireSignedIn().RequireClaim(HubClaims.Role, Roles.Administrator));
        options.AddPolicy(Auditor, p => p.RequireSignedIn().RequireClaim(HubClaims.Role, Roles.Administrator, Roles.Supervisor));
        options.AddPolicy(Expert, p => p.RequireSignedIn().RequireClaim(HubClaims.Role, Roles.Expert));
        options.AddPolicy(Manager, p => p.RequireSignedIn().RequireClaim(HubClaims.Role, Roles.Manager, Roles.Administrator));
        options.DefaultPolicy = options.GetPolicy(SignedIn)!;
        options.FallbackPolicy = options.DefaultPolicy;
    }

    private static AuthorizationPolicyBuilder RequireSignedIn(this AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(c => !c.User.HasClaim(HubClaims.PasswordExpired, "true"));

    private static AuthorizationPolicyBuilder RequireVerified(this AuthorizationPolicyBuilder policy, string kind) =>
        policy.RequireSignedIn().RequireClaim(HubClaims.Verified, "true").RequireClaim(HubClaims.OrganizationKind, kind);
}
