using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Sessions;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Identity.People;

/// <summary>What every change of a colleague needs. Use with <c>[AsParameters]</c>.</summary>
internal readonly record struct MemberDesk(IfMatch IfMatch, ClaimsPrincipal User, IdentityDb Db, TimeProvider Clock)
{
    /// <summary>
    /// Changes one person of the caller's organisation while nobody else changes its people. Somebody else's are answered like missing ones.
    /// </summary>
    public async Task<Results<Ok<Member>, NotFound>> ChangeAsync(
        Guid id, string act, Action<Person, Organization, IReadOnlyList<Person>> change, CancellationToken ct, string? endSessions = null)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(ct);
        var (organization, people) = await Db.LockPeopleAsync(User.OrganizationId(), ct);
        var person = people.Find(p => p.Id == id);
        if (organization is null || person is null)
        {
            return TypedResults.NotFound();
        }

        IfMatch.Check(person);
        change(person, organization, [.. people.Where(p => p.Id != id)]);
        var now = Clock.GetUtcNow();
        if (endSessions is not null)
        {
            await Db.EndSessionsAsync(id, endSessions, now, ct);
        }

        Db.Publish(person.Changed(organization.Kind, now));
        Db.Record(User, act, id, organization.Id, new { person.Roles, person.Active });
        await Db.SaveChangesAsync(ct);
        var lastSignIn = await Db.Credentials.Where(c => c.PersonId == id).Select(c => c.LastSignInAt).SingleAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Member(id, person.Version, person.Name, person.Email, person.Roles, person.Active, lastSignIn));
    }
}
