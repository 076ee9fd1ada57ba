using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>A park's own scenarios, and one scenario for those who work on it.</summary>
public static class ScenarioEndpoints
{
    /// <summary>The prefix of scenario numbers (场景).</summary>
    public const string Prefix = "CJ";

    /// <summary>Maps the scenarios. Verified parks; reading one also for administrators and supervisors.</summary>
    public static void MapScenarios(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Scenarios");
        group.MapGet("/mine", Mine).RequireAuthorization(Policies.Park);
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/", Create).RequireAuthorization(Policies.Park).Idempotent<ScenariosDb>();
        group.MapPut("/{id:guid}", Edit).RequireAuthorization(Policies.Park).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapSubmission();
    }

    private static Task<Page<ScenarioSummary>> Mine(
        string? state, string? q, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ScenarioSearch.PageAsync(db, Scope.Own(Reader.Of(user)), new(Q: q, State: state), null, page, ct);

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var scenario = await db.Scenarios.FindAsync([id], ct);
        return scenario is not null && reader.WorksOn(scenario) && reader.MaySee(scenario)
            ? TypedResults.Ok(ScenarioView.Of(scenario, await db.ListOfAsync(id, ct), reader))
            : TypedResults.NotFound();
    }

    private static async Task<Created<ScenarioView>> Create(
        ScenarioContent content, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var settled = content.Settled();
        await db.CheckDirectionsAsync(settled.Directions, [], ct);
        var number = (await db.TakeNumbersAsync(Prefix, now.Year, 1, ct)).Single();
        var scenario = Scenario.Create(number, new Party(user.OrganizationId(), user.OrganizationName()), settled, now);
        db.Scenarios.Add(scenario);
        db.Record(user, "scenario.create", scenario.Id, scenario.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/scenarios/{scenario.Id}", ScenarioView.Of(scenario, null, Reader.Of(user)));
    }

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Edit(
        Guid id, ScenarioContent content, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || scenario.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        var settled = content.Settled();
        await db.CheckDirectionsAsync(settled.Directions, scenario.Content.Directions, ct);
        scenario.Edit(settled, clock.GetUtcNow());
        db.Record(user, "scenario.edit", id, scenario.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, await db.ListOfAsync(id, ct), Reader.Of(user)));
    }
}
