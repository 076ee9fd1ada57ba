using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>An accepted scenario to be selected: who applies it, and what came of it.</summary>
public record NominateDemonstration(
    [property: Required, StringLength(200, MinimumLength = 2)] string ApplyingParty, [property: Required, StringLength(5000, MinimumLength = 10)] string Summary);

/// <summary>The gallery of demonstrations (示范场景), public, and the way into it.</summary>
public static class DemonstrationEndpoints
{
    /// <summary>Maps the gallery, the desk of those who nominate and select, and the acts.</summary>
    public static void MapDemonstrations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Demonstrations");
        group.MapGet("/demonstrations", Gallery).AllowAnonymous();
        group.MapGet("/demonstrations/desk", Desk).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/demonstrations/{id:guid}", Get).AllowAnonymous();
        group.MapPost("/{id:guid}/demonstration", Nominate).RequireAuthorization(Policies.Park).Idempotent<ScenariosDb>();
        group.MapSelection();
        group.MapObjections();
    }

    /// <summary>Selected ones, or those on notice.</summary>
    private static Task<Page<DemonstrationSummary>> Gallery(
        string? state, Guid? ownerId, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var only = Choice.Of<DemonstrationState>(state, "state") ?? DemonstrationState.Demonstrated;
        return PageAsync(db.Demonstrations.Where(DemonstrationReading.Visible(user)).Where(d => d.State == only && (ownerId == null || d.OwnerId == ownerId)), page, ct);
    }

    /// <summary>A park's own, or all that there is to select.</summary>
    private static Task<Page<DemonstrationSummary>> Desk(
        string? state, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var only = Choice.Of<DemonstrationState>(state, "state");
        var (own, all) = (user.OrganizationId(), user.IsAdministrator() || user.IsSupervisor() || user.HasClaim(HubClaims.Role, Roles.Expert));
        return PageAsync(db.Demonstrations.Where(DemonstrationReading.Visible(user)).Where(d => (all || d.OwnerId == own) && (only == null || d.State == only)), page, ct);
    }

    private static async Task<Page<DemonstrationSummary>> PageAsync(IQueryable<Demonstration> found, PageRequest page, CancellationToken ct)
    {
        // Ids are made in the order of time.
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var rows = await found.AsNoTracking().Where(d => before == null || d.Id < before).OrderByDescending(d => d.Id).Take(page.Size + 1)
            .Select(d => new DemonstrationSummary(
                d.Id, d.ScenarioId, d.ScenarioNumber, d.ScenarioName, d.OwnerId, d.OwnerName, d.State, d.ApplyingParty, d.Summary, d.NominatedAt,
                d.NoticeEndsAt, d.DecidedAt)).ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(last.Id), await found.CountAsync(ct));
    }

    private static async Task<Results<Ok<DemonstrationView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await db.FindAsync(id, user, ct) is { } demonstration ? TypedResults.Ok(await db.ViewAsync(demonstration, user, ct)) : TypedResults.NotFound();

    private static async Task<Results<Created<DemonstrationView>, NotFound>> Nominate(
        Guid id, NominateDemonstration command, ClaimsPrincipal user, ScenariosDb db, DemonstrationScheme scheme, TimeProvider clock,
        CancellationToken ct)
    {
        var scenario = await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (scenario is null || scenario.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        var (demonstration, fact) = Demonstration.Nominate(scenario, command.ApplyingParty, command.Summary, scheme, clock.GetUtcNow());
        db.Demonstrations.Add(demonstration);
        db.Publish(fact);
        db.Record(user, "demonstration.nominate", id, scenario.OwnerId, new { demonstration = demonstration.Id });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "demonstration_once" })
        {
            throw new RuleException("demonstration.once", scenario.Number);
        }

        return TypedResults.Created($"/api/scenarios/demonstrations/{demonstration.Id}", await db.ViewAsync(demonstration, user, ct));
    }
}
