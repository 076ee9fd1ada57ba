using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Scenarios.Follows;

/// <summary>Whether the own organisation follows.</summary>
public record FollowView(bool Following);

/// <summary>Following scenarios and lists that one may see. Anyone of a verified organisation, for the own one.</summary>
public static class FollowEndpoints
{
    /// <summary>Maps <c>/follows/{subject}</c>: read, follow, and stop.</summary>
    public static void MapFollows(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/follows/{id:guid}").WithTags("Follows").RequireAuthorization(Policies.Verified);
        group.MapGet("", Get);
        group.MapPut("", Start);
        group.MapDelete("", Stop);
    }

    private static async Task<FollowView> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return new(await db.Set<Follow>().AnyAsync(f => f.Subject == id && f.OrganizationId == own, ct));
    }

    private static async Task<Results<Ok<FollowView>, NotFound>> Start(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var scenario = await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        var visible = scenario is null ? await db.Lists.Where(reader.Published()).AnyAsync(l => l.Id == id, ct) : reader.MayFind(scenario);
        if (!visible)
        {
            return TypedResults.NotFound();
        }

        // A second click is no other wish.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO follow (subject, organization_id, person_id) VALUES ({id}, {reader.Organization}, {user.PersonId()}) ON CONFLICT DO NOTHING
            """, ct);
        return TypedResults.Ok(new FollowView(true));
    }

    private static async Task<FollowView> Stop(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        await db.Set<Follow>().Where(f => f.Subject == id && f.OrganizationId == own).ExecuteDeleteAsync(ct);
        return new(false);
    }
}
