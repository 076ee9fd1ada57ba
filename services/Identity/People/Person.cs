using System.Security.Claims;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Identity.People;

/// <summary>Somebody who acts for one organisation (人员).</summary>
public class Person : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid OrganizationId { get; private init; }

    public string Name { get; private set; } = "";

    public required string Email { get; init; }

    /// <summary>The address as it is compared.</summary>
    public required string EmailKey { get; init; }

    public string Language { get; private set; } = "zh-CN";

    public List<string> Roles { get; private set; } = [];

    public bool Active { get; private set; } = true;

    public DateTimeOffset? ConsentedAt { get; private init; }

    public DateTimeOffset JoinedAt { get; private init; }

    public bool IsManager => Active && Roles.Contains(ServiceDefaults.Access.Roles.Manager);

    public bool IsAdministrator => Active && Roles.Contains(ServiceDefaults.Access.Roles.Administrator);

    /// <summary>A new person of <paramref name="organization"/> who has consented now.</summary>
    public static Person Join(Organization organization, string name, string email, string? language, IEnumerable<string> roles, DateTimeOffset now) => new()
    {
        OrganizationId = organization.Id,
        Name = name.Trim(),
        Email = email.Trim(),
        EmailKey = People.Email.KeyOf(email),
        Language = language ?? "zh-CN",
        Roles = [.. roles],
        ConsentedAt = now,
        JoinedAt = now,
    };

    /// <summary>Changes what the person says of themselves.</summary>
    public void Change(string name, string language)
    {
        Name = name.Trim();
        Language = language;
        Version++;
    }

    /// <summary>
    /// Gives other roles. Nobody changes their own, and an organisation keeps a manager; <paramref name="others"/> are its other people.
    /// </summary>
    public void GiveRoles(IReadOnlyList<string> roles, Guid givenBy, Organization organization, IReadOnlyList<Person> others)
    {
        RuleException.ThrowIf(givenBy == Id, "member.own-roles");
        RoleRules.Check(roles, organization, Roles);
        var (wasManager, wasAdministrator) = (IsManager, IsAdministrator);
        Roles = [.. roles.Distinct()];
        Version++;
        KeepOne(wasManager, wasAdministrator, others);
    }

    /// <summary>Shuts the person out. The last manager stays, or nobody could let anyone in again.</summary>
    public void Deactivate(IReadOnlyList<Person> others)
    {
        RuleException.ThrowIf(!Active, "member.not-active");
        var (wasManager, wasAdministrator) = (IsManager, IsAdministrator);
        Active = false;
        Version++;
        KeepOne(wasManager, wasAdministrator, others);
    }

    /// <summary>Lets the person in again.</summary>
    public void Reactivate()
    {
        RuleException.ThrowIf(Active, "member.active");
        Active = true;
        Version++;
    }

    /// <summary>The state that other services copy.</summary>
    public MemberChanged Changed(string organizationKind, DateTimeOffset now) =>
        new(Id, Version, OrganizationId, organizationKind, Name, Email, Language, [.. Roles], Active, now);

    /// <summary>The person as the actor of an audit entry, where there is no token yet.</summary>
    public ClaimsPrincipal ToPrincipal() =>
        new(new ClaimsIdentity([new("sub", Id.ToString()), new(HubClaims.Organization, OrganizationId.ToString())]));

    private void KeepOne(bool wasManager, bool wasAdministrator, IReadOnlyList<Person> others)
    {
        RuleException.ThrowIf(wasManager && !IsManager && !others.Any(p => p.IsManager), "member.last-manager");
        RuleException.ThrowIf(wasAdministrator && !IsAdministrator && !others.Any(p => p.IsAdministrator), "member.last-administrator");
    }
}
