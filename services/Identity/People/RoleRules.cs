using ScenarioHub.Identity.Organizations;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.People;

/// <summary>Which roles there can be in which organisation.</summary>
public static class RoleRules
{
    private static readonly string[] Everywhere = [Roles.Manager, Roles.Member, Roles.Expert];
    private static readonly string[] Platform = [Roles.Administrator, Roles.Supervisor];

    /// <summary>
    /// Refuses roles that do not exist, and those of the platform outside a verified platform organisation: anyone may register one, and only
    /// an administrator's verification makes it one that runs the platform. Roles already <paramref name="held"/> may stay.
    /// </summary>
    public static void Check(IReadOnlyList<string> roles, Organization organization, IReadOnlyList<string>? held = null)
    {
        if (roles.FirstOrDefault(role => !Everywhere.Contains(role) && !Platform.Contains(role)) is not null)
        {
            throw new InvalidException("roles", "field.choice", string.Join(" | ", [.. Everywhere, .. Platform]));
        }

        var platform = organization.Kind == OrganizationKinds.Platform && organization.IsVerified;
        RuleException.ThrowIf(!platform && roles.Except(held ?? []).Any(Platform.Contains), "member.platform-role");
    }

    /// <summary>The roles that count now: those of the platform only while the organisation is verified.</summary>
    public static IEnumerable<string> InForce(IEnumerable<string> roles, Organization organization) =>
        organization.IsVerified && organization.Kind == OrganizationKinds.Platform ? roles : roles.Except(Platform);
}
