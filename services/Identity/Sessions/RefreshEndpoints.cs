using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Sessions;

/// <summary>A refresh token that somebody holds.</summary>
public record HeldToken([Required, StringLength(100)] string RefreshToken);

/// <summary>Continuing a session (续期): each refresh token is exchanged once for its successor.</summary>
public static class RefreshEndpoints
{
    /// <summary>Maps <c>POST /sessions/refresh</c>. Public: the token is the proof.</summary>
    public static void MapRefresh(this IEndpointRouteBuilder group) =>
        group.MapPost("/refresh", Refresh).AllowAnonymous().ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<Ok<SessionAnswer>> Refresh(
        HeldToken command, CreationKey key, IdentityDb db, SessionAnswers answers, MasterKey master, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var hash = new Secret(command.RefreshToken).Hash;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (token, session) = await db.LockTokenAsync(hash, ct) ?? throw Ended();
        var insider = await answers.FindAsync(session.PersonId, ct);
        if (session.EndedAt is not null || insider is null)
        {
            throw Ended();
        }

        var now = clock.GetUtcNow();
        var requestKey = key.HashFor("refresh", session.PersonId);

        // Derived, so that a repeat gets the same successor although nobody has stored it.
        var successor = requestKey is null ? Secret.New() : Secret.Of(master.Derive("refresh token", hash, requestKey));
        switch (token.Redeem(requestKey, now))
        {
            case Redemption.Exchanged:
                db.Add(RefreshToken.Of(successor.Hash, session.Id, now));
                break;
            case Redemption.Reused:
                session.End(SessionEnd.Reused, now);
                db.Record(insider.Person.ToPrincipal(), "session.token-reused", insider.Person.Id, insider.Organization.Id);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                throw Ended();
            case Redemption.Expired:
                throw Ended();
            case Redemption.Repeated:
                break;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await answers.OfAsync(insider, successor, response, ct));
    }

    private static RuleException Ended() => new("session.ended") { Status = StatusCodes.Status401Unauthorized };
}
