using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Identity.People;

/// <summary>The signed-in person with their organisation.</summary>
public record Me(
    Guid Id, long Version, string Name, string Email, string Language, IReadOnlyList<string> Roles, bool PasswordExpired,
    OrganizationView Organization) : IVersioned;

/// <summary>What a person may change of themselves.</summary>
public record ChangeMe(
    [Required, StringLength(50, MinimumLength = 1)] string Name,
    [Required, AllowedValues("zh-CN", "en")] string Language);

/// <summary>One's own entry (个人信息).</summary>
public static class MeEndpoints
{
    /// <summary>Maps reading and changing it. Everyone with a token, also with an expired password.</summary>
    public static void MapMe(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/me").WithTags("Me").RequireAuthorization(policy => policy.RequireAuthenticatedUser());
        group.MapGet("/", Get);
        group.MapPut("/", Change);
    }

    private static async Task<Results<Ok<Me>, NotFound>> Get(ClaimsPrincipal user, IdentityDb db, ProblemTexts texts, CancellationToken ct)
    {
        var id = user.PersonId();
        var found = await (
            from person in db.People.AsNoTracking()
            join organization in db.Organizations on person.OrganizationId equals organization.Id
            join credential in db.Credentials on person.Id equals credential.PersonId
            where person.Id == id
            select new { person, organization, credential }).SingleOrDefaultAsync(ct);
        return found is null ? TypedResults.NotFound() : TypedResults.Ok(Of(found.person, found.organization, found.credential, texts));
    }

    private static async Task<Results<Ok<Me>, NotFound>> Change(
        ChangeMe command, IfMatch ifMatch, ClaimsPrincipal user, IdentityDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var id = user.PersonId();
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(person);
        person.Change(command.Name, command.Language);
        var organization = await db.Organizations.SingleAsync(o => o.Id == person.OrganizationId, ct);
        db.Publish(person.Changed(organization.Kind, clock.GetUtcNow()));
        db.Record(user, "member.changed", id, organization.Id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(Of(person, organization, await db.Credentials.SingleAsync(c => c.PersonId == id, ct), texts));
    }

    private static Me Of(Person person, Organization organization, Credential credential, ProblemTexts texts) => new(
        person.Id, person.Version, person.Name, person.Email, person.Language, [.. RoleRules.InForce(person.Roles, organization)],
        credential.Expired, OrganizationView.Of(organization, texts));
}
