using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Directions;

/// <summary>The yearly lists of directions (场景方向). The public reads what is published; administrators write.</summary>
public static class DirectionEndpoints
{
    /// <summary>A year holds dozens at most; this only bounds the answer.</summary>
    private const int Most = 500;

    /// <summary>Maps <c>/directions</c>.</summary>
    public static void MapDirections(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/directions").WithTags("Directions").RequireAuthorization(Policies.Administrator);
        routes.MapGet("/directions", List).WithTags("Directions").AllowAnonymous();
        group.MapPost("/", Create).Idempotent<ScenariosDb>();
        group.MapPut("/{id:guid}", Edit).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/retire", Retire).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/years/{year:int}/publish", Publish).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IReadOnlyList<DirectionYear>> List(int? year, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var all = Reader.Of(user).Administrator;
        var found = await db.Directions.AsNoTracking().Where(d => (year == null || d.Year == year) && (all || d.State == DirectionState.Published))
            .OrderByDescending(d => d.Year).ThenBy(d => d.Id).Take(Most).ToListAsync(ct);
        return [.. found.GroupBy(d => d.Year).Select(g => new DirectionYear(g.Key, [.. g.Select(DirectionView.Of)]))];
    }

    private static async Task<Created<DirectionView>> Create(
        DirectionInput input, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var direction = Direction.Create(input, clock.GetUtcNow());
        db.Directions.Add(direction);
        db.Record(user, "direction.create", direction.Id, null, new { direction.Year, direction.Name });
        await SaveAsync(db, direction, ct);
        return TypedResults.Created($"/api/scenarios/directions?year={direction.Year}", DirectionView.Of(direction));
    }

    private static async Task<Results<Ok<DirectionView>, NotFound>> Edit(
        Guid id, DirectionInput input, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.Directions.FindAsync([id], ct) is not { } direction)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(direction);
        direction.Edit(input);
        db.Record(user, "direction.edit", id);
        await SaveAsync(db, direction, ct);
        return TypedResults.Ok(DirectionView.Of(direction));
    }

    private static async Task<Results<Ok<DirectionView>, NotFound>> Retire(Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.Directions.FindAsync([id], ct) is not { } direction)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(direction);
        direction.Retire();
        db.Record(user, "direction.retire", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(DirectionView.Of(direction));
    }

    /// <summary>All drafts of a year become its published list in one act, told once.</summary>
    private static async Task<Counted> Publish(int year, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var drafts = await db.Directions.Where(d => d.Year == year && d.State == DirectionState.Draft).OrderBy(d => d.Id).Take(Most).ToListAsync(ct);
        RuleException.ThrowIf(drafts.Count == 0, "direction.none", year);
        var now = clock.GetUtcNow();
        foreach (var direction in drafts)
        {
            direction.Publish(now);
            db.Record(user, "direction.publish", direction.Id, null, new { year });
        }

        db.Publish(new DirectionsPublished(year, [.. drafts.Select(d => d.Name)], now));
        await db.SaveChangesAsync(ct);
        return new(drafts.Count);
    }

    private static async Task SaveAsync(ScenariosDb db, Direction direction, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "direction_once" })
        {
            throw new RuleException("direction.exists", direction.Year, direction.Name);
        }
    }
}
