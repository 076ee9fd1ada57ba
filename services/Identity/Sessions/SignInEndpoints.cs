using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.Identity.People;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Sessions;

/// <summary>An address and a password.</summary>
public record SignIn([Required, StringLength(254)] string Email, [Required, MaxLength(PasswordRules.Longest)] string Password);

/// <summary>Signing in (登录).</summary>
public static class SignInEndpoints
{
    /// <summary>Maps <c>POST /sessions</c>. Public; locked per address after failures, limited per caller at the gateway.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder group) =>
        group.MapPost("/", Start).AllowAnonymous()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status423Locked);

    private static async Task<Ok<SessionAnswer>> Start(
        SignIn command, IdentityDb db, SessionAnswers answers, PasswordHashes passwords, LockOutStore lockOut, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var emailKey = Email.KeyOf(command.Email);
        await lockOut.CheckAsync(emailKey, ct);
        var insider = await answers.FindAsync(emailKey, ct);

        // An unknown address, a person who was shut out and a wrong password take the same time and get the same answer.
        var right = passwords.Verify(insider?.Credential, command.Password);
        await lockOut.CountAsync(emailKey, right, ct);
        if (!right || insider is null)
        {
            throw new RuleException("session.refused") { Status = StatusCodes.Status401Unauthorized };
        }

        var now = clock.GetUtcNow();
        var session = new Session { PersonId = insider.Person.Id, StartedAt = now };
        var refreshToken = Secret.New();
        insider.Credential.SignedIn(now);
        db.AddRange(session, RefreshToken.Of(refreshToken.Hash, session.Id, now));
        db.Record(insider.Person.ToPrincipal(), "session.started", insider.Person.Id, insider.Organization.Id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await answers.OfAsync(insider, refreshToken, response, ct));
    }
}
