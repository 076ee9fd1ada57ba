using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>Approval of scenarios (场景审核) by administrators, never of their own organisation's.</summary>
public static class ModerationEndpoints
{
    /// <summary>Maps the queue, approve and return. Administrators.</summary>
    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Moderation").RequireAuthorization(Policies.Administrator);
        group.MapGet("/moderation", Queue);
        group.MapPost("/{id:guid}/approve", Approve).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/return", Return).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/moderation/approve", ApproveMany).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<Page<ScenarioSummary>> Queue(
        string? q, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ScenarioSearch.PageAsync(db, Scope.Moderation(Reader.Of(user)), new(Q: q), null, page, ct);

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || !Reader.Of(user).MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        db.Publish(scenario.Approve(user.OrganizationId(), clock.GetUtcNow()));
        db.Record(user, "scenario.approve", id, scenario.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, null, Reader.Of(user)));
    }

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Return(
        Guid id, ReturnScenario command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || !Reader.Of(user).MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        var reasons = command.Checked();
        db.Publish(scenario.Return(reasons, user.OrganizationId(), clock.GetUtcNow()));
        db.Record(user, "scenario.return", id, scenario.OwnerId, new { reasons });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, null, Reader.Of(user)));
    }

    private static async Task<Counted> ApproveMany(Selection selection, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var scenarios = await selection.LoadAsync(db, Reader.Of(user).MaySee, ct);
        foreach (var scenario in scenarios)
        {
            db.Publish(scenario.Approve(user.OrganizationId(), now));
            db.Record(user, "scenario.approve", scenario.Id, scenario.OwnerId);
        }

        await db.SaveChangesAsync(ct);
        return new(scenarios.Count);
    }
}
