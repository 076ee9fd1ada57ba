using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Sessions;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Identity.People;

/// <summary>A person as colleagues read it.</summary>
public record Member(
    Guid Id, long Version, string Name, string Email, IReadOnlyList<string> Roles, bool Active, DateTimeOffset? LastSignInAt) : IVersioned;

/// <summary>The roles that a member shall have.</summary>
public record GiveRoles([Required, Length(1, 5)] IReadOnlyList<string> Roles);

/// <summary>The people of one's own organisation (单位成员).</summary>
public static class MemberEndpoints
{
    /// <summary>Maps the list (everyone of it) and the manager's changes.</summary>
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/members").WithTags("Members");
        group.MapGet("/", List).RequireAuthorization(Policies.SignedIn);
        var change = group.MapGroup("/{id:guid}").RequireAuthorization(Policies.Manager).ProducesProblem(StatusCodes.Status409Conflict);
        change.MapPut("/roles", Give);
        change.MapPost("/deactivate", Deactivate);
        change.MapPost("/reactivate", Reactivate);
    }

    private static async Task<Page<Member>> List([AsParameters] PageRequest page, ClaimsPrincipal user, IdentityDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var after = page.After is null ? Guid.Empty : Cursor.Read<Guid>(page.After);
        var rows = await (
            from person in db.People.AsNoTracking()
            join credential in db.Credentials on person.Id equals credential.PersonId
            where person.OrganizationId == own && person.Id > after
            orderby person.Id
            select new Member(person.Id, person.Version, person.Name, person.Email, person.Roles, person.Active, credential.LastSignInAt))
            .Take(page.Size + 1).ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(last.Id));
    }

    private static Task<Results<Ok<Member>, NotFound>> Give(Guid id, GiveRoles command, [AsParameters] MemberDesk desk, CancellationToken ct) =>
        desk.ChangeAsync(
            id, "member.roles", (person, organization, others) => person.GiveRoles(command.Roles, desk.User.PersonId(), organization, others), ct);

    private static Task<Results<Ok<Member>, NotFound>> Deactivate(Guid id, [AsParameters] MemberDesk desk, CancellationToken ct) =>
        desk.ChangeAsync(id, "member.deactivated", (person, _, others) => person.Deactivate(others), ct, SessionEnd.Deactivated);

    private static Task<Results<Ok<Member>, NotFound>> Reactivate(Guid id, [AsParameters] MemberDesk desk, CancellationToken ct) =>
        desk.ChangeAsync(id, "member.reactivated", (person, _, _) => person.Reactivate(), ct);
}
