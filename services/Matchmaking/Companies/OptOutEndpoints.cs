using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>Whether the own organisation wants no suggestions; version 0 means that it has never said so.</summary>
public record OptOutView(long Version, bool OptedOut) : IVersioned;

/// <summary>Opts the own organisation out, or in again.</summary>
public record SetOptOut([property: Required] bool? OptedOut);

/// <summary>Opting out of suggestions. Anyone of a verified organisation, for the own one.</summary>
public static class OptOutEndpoints
{
    public static void MapOptOut(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/opt-out").WithTags("Opt-out").RequireAuthorization(Policies.Verified);
        group.MapGet("", Get);
        group.MapPut("", Put);
    }

    private static async Task<OptOutView> Get(ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct) =>
        ViewOf(await OwnAsync(user, db, ct));

    private static async Task<OptOutView> Put(
        SetOptOut command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = await OwnAsync(user, db, ct);
        ifMatch.Check(own);
        if (own.Version == 0)
        {
            db.OptOuts.Add(own);
        }

        own.Set(command.OptedOut!.Value, clock.GetUtcNow());
        db.Record(user, own.OptedOut ? "opt-out" : "opt-in", own.OrganizationId, own.OrganizationId);
        await db.SaveChangesAsync(ct);
        return ViewOf(own);
    }

    private static async Task<OptOut> OwnAsync(ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct) =>
        await db.OptOuts.FindAsync([user.OrganizationId()], ct) ?? new(user.OrganizationId());

    private static OptOutView ViewOf(OptOut own) => new(own.Version, own.OptedOut);
}
