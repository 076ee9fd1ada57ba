using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Sessions;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Passwords;

/// <summary>A change of one's own password.</summary>
public record ChangePassword([Required, MaxLength(PasswordRules.Longest)] string Current, [Required] string New);

/// <summary>Changing one's own password (修改密码).</summary>
public static class PasswordEndpoints
{
    /// <summary>Maps <c>POST /password</c>. Everyone with a token, also with an expired password. All sessions end.</summary>
    public static void MapPassword(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/password", Change).WithTags("Me").RequireAuthorization(policy => policy.RequireAuthenticatedUser())
            .ProducesProblem(StatusCodes.Status423Locked);

    private static async Task<Results<NoContent, NotFound>> Change(
        ChangePassword command, ClaimsPrincipal user, IdentityDb db, PasswordHashes passwords, LockOutStore lockOut, TimeProvider clock, CancellationToken ct)
    {
        var id = user.PersonId();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
        {
            return TypedResults.NotFound();
        }

        PasswordRules.Check("new", command.New, person.Email);
        await lockOut.CheckAsync(person.EmailKey, ct);
        var credential = await db.Credentials.SingleAsync(c => c.PersonId == id, ct);

        // A stolen access token must not become a way to try passwords, so these tries count like sign-ins.
        var right = passwords.Verify(credential, command.Current);
        await lockOut.CountAsync(person.EmailKey, right, ct);
        if (!right)
        {
            throw new InvalidException("current", "password.wrong");
        }

        if (command.New == command.Current)
        {
            throw new InvalidException("new", "password.same");
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        credential.Change(passwords.Hash(command.New), now);
        db.Record(user, "password.changed", id, person.OrganizationId);
        await db.SaveChangesAsync(ct);
        await db.EndSessionsAsync(id, SessionEnd.PasswordChanged, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
