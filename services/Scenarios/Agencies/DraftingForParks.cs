using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Agencies;

/// <summary>Agencies draft scenarios for parks that authorised them (代拟场景). The park owns them and hands them in.</summary>
public static class DraftingForParks
{
    /// <summary>Maps <c>/agency/scenarios</c>. Verified agencies.</summary>
    public static void MapDraftingForParks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/agency/scenarios").WithTags("Agencies").RequireAuthorization(Policies.Agency);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Get);
        group.MapPost("/", Create).Idempotent<ScenariosDb>().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPut("/{id:guid}", Edit).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Page<ScenarioSummary>> List(
        string? state, string? q, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await ScenarioSearch.PageAsync(db, new AgencyScope(await db.AgencyReaderAsync(user, ct)), new(Q: q, State: state), null, page, ct);

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = await db.AgencyReaderAsync(user, ct);
        return await db.Scenarios.FindAsync([id], ct) is { } scenario && reader.DraftsFor(scenario)
            ? TypedResults.Ok(ScenarioView.Of(scenario, await db.ListOfAsync(id, ct), reader)) : TypedResults.NotFound();
    }

    private static async Task<Created<ScenarioView>> Create(
        Guid? parkId, ScenarioContent input, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var (own, now) = (user.OrganizationId(), clock.GetUtcNow());
        var park = await db.Authorizations.Where(a => a.AgencyId == own && a.ParkId == parkId && a.State == AuthorizationState.Granted)
            .Select(a => new Party(a.ParkId, a.ParkName)).SingleOrDefaultAsync(ct) ?? throw new InvalidException("parkId", "agency.park");
        var content = input.Settled();
        await db.CheckDirectionsAsync(content.Directions, [], ct);
        var number = (await db.TakeNumbersAsync(ScenarioEndpoints.Prefix, now.Year, 1, ct)).Single();
        var scenario = Scenario.Create(number, park, content, now);
        var agency = new Party(own, user.OrganizationName());
        scenario.DraftedBy(agency);
        db.Scenarios.Add(scenario);
        db.Publish(new ScenarioDrafted(scenario.Id, number, content.Name, park, agency, now));
        db.Record(user, "scenario.draft", scenario.Id, park.Id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/scenarios/agency/scenarios/{scenario.Id}", ScenarioView.Of(scenario, null, await db.AgencyReaderAsync(user, ct)));
    }

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Edit(
        Guid id, ScenarioContent content, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var reader = await db.AgencyReaderAsync(user, ct);
        if (await db.Scenarios.FindAsync([id], ct) is not { } scenario || !reader.DraftsFor(scenario))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        var settled = content.Settled();
        await db.CheckDirectionsAsync(settled.Directions, scenario.Content.Directions, ct);
        scenario.Edit(settled, clock.GetUtcNow());
        db.Record(user, "scenario.edit", id, scenario.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, await db.ListOfAsync(id, ct), reader));
    }

    /// <summary>The reader with the parks that have authorised it now: leave that was taken back ends at once.</summary>
    private static async Task<Reader> AgencyReaderAsync(this ScenariosDb db, ClaimsPrincipal user, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var parks = await db.Authorizations.Where(a => a.AgencyId == own && a.State == AuthorizationState.Granted).Select(a => a.ParkId).ToListAsync(ct);
        return Reader.Of(user) with { Parks = [.. parks] };
    }

    /// <summary>What the agency has drafted for parks that still authorise it; the SQL face of <see cref="Visibility.DraftsFor"/>.</summary>
    private sealed record AgencyScope(Reader Reader) : Scope(SortOrder.Changed, Reader)
    {
        public override void AddTo(Conditions where) =>
            where.Add("scope", $"s.drafted_by_id = {where.Value(Reader.Organization)} AND s.owner_id = ANY ({where.Value(Reader.Parks.ToArray())})");
    }
}
