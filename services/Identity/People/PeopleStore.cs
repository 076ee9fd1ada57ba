using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.People;

/// <summary>What several endpoints ask of the people.</summary>
public static class PeopleStore
{
    /// <summary>
    /// Adds a person with a password. The address is locked until the transaction ends, so that of two who take it at once the second is
    /// told so.
    /// </summary>
    public static async Task AddPersonAsync(this IdentityDb db, Person person, string passwordHash, bool expired, DateTimeOffset now, CancellationToken ct)
    {
        await db.LockAsync($"email {person.EmailKey}", ct);
        await db.CheckEmailIsFreeAsync(person.EmailKey, ct);
        db.Add(person);
        db.Add(Credential.Of(person.Id, passwordHash, expired, now));
    }

    /// <summary>Refuses an address that somebody has.</summary>
    public static async Task CheckEmailIsFreeAsync(this IdentityDb db, string emailKey, CancellationToken ct) =>
        RuleException.ThrowIf(await db.People.AnyAsync(p => p.EmailKey == emailKey, ct), "member.email-taken");

    /// <summary>
    /// An organisation and its people, locked until the transaction ends: two managers who remove each other at the same moment are taken
    /// one after the other.
    /// </summary>
    public static async Task<(Organization? Organization, List<Person> People)> LockPeopleAsync(this IdentityDb db, Guid organizationId, CancellationToken ct)
    {
        var organization = (await db.Organizations.FromSql($"SELECT * FROM organization WHERE id = {organizationId} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();
        return (organization, await db.People.Where(p => p.OrganizationId == organizationId).ToListAsync(ct));
    }
}
