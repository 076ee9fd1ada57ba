using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.Identity.People;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Identity.Start;

/// <summary>Enters organisations and people without anyone's request, with the same facts and audit entries as if they had come by the door.</summary>
internal sealed class Newcomers(IdentityDb db, PasswordHashes passwords, TimeProvider clock)
{
    /// <summary>The platform itself, as an actor of the audit trail.</summary>
    private static readonly ClaimsPrincipal Itself = new(new ClaimsIdentity([new("sub", Guid.Empty.ToString())]));

    /// <summary>The organisation with this credit code; entered and verified where there is none yet.</summary>
    public async Task<Organization> OrganizationAsync(string kind, string creditCode, OrganizationEntry entry, CancellationToken ct)
    {
        var known = db.Organizations.Local.FirstOrDefault(o => o.CreditCode == creditCode)
            ?? await db.Organizations.SingleOrDefaultAsync(o => o.CreditCode == creditCode, ct);
        if (known is not null)
        {
            return known;
        }

        var now = clock.GetUtcNow();
        var organization = Organization.Register(kind, creditCode, entry, now);
        db.Add(organization);
        db.Publish(new OrganizationRegistered(organization.Id, kind, organization.Name, [], now));
        db.Publish(organization.Verify(Guid.Empty, now), organization.Changed(now));
        db.Record(Itself, "organization.registered", organization.Id, organization.Id, new { organization.Kind, organization.Name });
        db.Record(Itself, "organization.verified", organization.Id, organization.Id);
        return organization;
    }

    /// <summary>Enters a person, unless somebody has the address already.</summary>
    public async Task PersonAsync(
        Organization organization, string name, string email, IReadOnlyList<string> roles, string password, bool expired, CancellationToken ct)
    {
        var emailKey = Email.KeyOf(email);
        if (await db.People.AnyAsync(p => p.EmailKey == emailKey, ct))
        {
            return;
        }

        var now = clock.GetUtcNow();
        RoleRules.Check(roles, organization);
        var person = Person.Join(organization, name, email, null, roles, now);
        await db.AddPersonAsync(person, passwords.Hash(password), expired, now, ct);
        db.Publish(person.Changed(organization.Kind, now));
        db.Record(Itself, "member.joined", person.Id, organization.Id, new { person.Name, person.Roles });
    }
}
