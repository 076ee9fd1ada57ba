using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Keys;

/// <summary>Rotation on request, for the day on which a key may have leaked.</summary>
public static class KeyEndpoints
{
    /// <summary>Maps <c>POST /keys/rotate</c>. Administrators only.</summary>
    public static void MapKeys(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/keys/rotate", Rotate).WithTags("Keys").RequireAuthorization(Policies.Administrator)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<NoContent> Rotate(ClaimsPrincipal user, IdentityDb db, KeyStore store, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync("keys", ct);
        var key = await store.AddNextAsync(db, ct) ?? throw new RuleException("key.waiting");
        db.Record(user, "key.rotated", Guid.Empty, user.OrganizationId(), new { key.Kid, key.SignsFrom });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        store.Forget();
        return TypedResults.NoContent();
    }
}
