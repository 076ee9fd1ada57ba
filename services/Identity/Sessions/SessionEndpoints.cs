using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Identity.Sessions;

/// <summary>Signing in, staying in and signing out.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps the sessions. Ending one is open to whoever holds its token; ending all needs to be signed in.</summary>
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/sessions").WithTags("Sessions");
        group.MapSignIn();
        group.MapRefresh();
        group.MapPost("/end", End).AllowAnonymous();
        group.MapPost("/end-all", EndAll).RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }

    /// <summary>Ends the session of the token; one that is unknown has no session to end (RFC 7009, 2.2).</summary>
    private static async Task<NoContent> End(HeldToken command, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockTokenAsync(new Secret(command.RefreshToken).Hash, ct) is { } found)
        {
            found.Session.End(SessionEnd.SignedOut, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.NoContent();
    }

    private static async Task<NoContent> EndAll(ClaimsPrincipal user, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EndSessionsAsync(user.PersonId(), SessionEnd.SignedOutEverywhere, clock.GetUtcNow(), ct);
        db.Record(user, "session.ended-all", user.PersonId(), user.OrganizationId());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
