using System.Security.Claims;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Matchmaking.Visibility;

/// <summary>Endpoints that several kinds of people may call.</summary>
public static class Acting
{
    /// <summary>Requires a verified park, or an administrator.</summary>
    public static TBuilder ForParksAndAdministrators<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.For(user => user.IsAdministrator() || user.ActsFor(OrganizationKinds.Park));

    /// <summary>Requires a verified park, company or agency, or an administrator: those who may propose a match.</summary>
    public static TBuilder ForProposers<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.For(user => user.IsAdministrator() || user.ActsFor(OrganizationKinds.Park) || user.ActsFor(OrganizationKinds.Company) || user.ActsFor(OrganizationKinds.Agency));

    /// <summary>Whether the person acts for a verified organisation of a kind.</summary>
    public static bool ActsFor(this ClaimsPrincipal user, string kind) =>
        user.HasClaim(HubClaims.Verified, "true") && user.OrganizationKind() == kind;

    private static TBuilder For<TBuilder>(this TBuilder endpoint, Func<ClaimsPrincipal, bool> may)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Policies.SignedIn).RequireAuthorization(policy => policy.RequireAssertion(context => may(context.User)));
}
