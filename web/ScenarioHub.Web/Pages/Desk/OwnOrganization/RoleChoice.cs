using System.Security.Claims;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Web.Pages.Desk.OwnOrganization;

/// <summary>The roles that an organisation can give: the platform's own has more.</summary>
public static class RoleChoice
{
    /// <summary>The roles for the manager's organisation.</summary>
    public static IReadOnlyList<string> For(ClaimsPrincipal manager) => manager.OrganizationKind() == OrganizationKinds.Platform
        ? [Roles.Manager, Roles.Member, Roles.Administrator, Roles.Supervisor]
        : [Roles.Manager, Roles.Member, Roles.Expert];
}
