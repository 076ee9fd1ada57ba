using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Collection calls (征集). Everyone reads what is published; parks and administrators write their own.</summary>
public static class CallEndpoints
{
    /// <summary>The prefix of call numbers.</summary>
    public const string Prefix = "ZQ";

    /// <summary>Maps <c>/calls</c>.</summary>
    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/calls").WithTags("Calls");
        group.MapGet("/", List).AllowAnonymous();
        group.MapGet("/{id:guid}", Get).AllowAnonymous();
        group.MapGet("/mine", Mine).RequireAuthorization(Policies.Collector);
        group.MapPost("/", Create).RequireAuthorization(Policies.Collector).Idempotent<ScenariosDb>();
        group.MapPut("/{id:guid}", Edit).RequireAuthorization(Policies.Collector).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/publish", Publish).RequireAuthorization(Policies.Collector).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/end", End).RequireAuthorization(Policies.Collector).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Page<CallView>> List(bool? open, Guid? ownerId, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var calls = db.Calls.AsNoTracking().Where(c => c.State != CallState.Draft && (ownerId == null || c.OwnerId == ownerId));
        return await db.PageAsync(
            open != true ? calls : calls.Where(c => c.State == CallState.Published && db.CallWindows.Any(w => w.CallId == c.Id && w.OpensAt <= now && w.ClosesAt > now)),
            user.OrganizationId(), page, ct);
    }

    private static Task<Page<CallView>> Mine([AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return db.PageAsync(db.Calls.AsNoTracking().Where(c => c.OwnerId == own), own, page, ct);
    }

    private static async Task<Results<Ok<CallView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await db.Calls.FindAsync([id], ct) is { } call && (call.State != CallState.Draft || call.OwnerId == user.OrganizationId())
            ? TypedResults.Ok(await db.ViewAsync(call, user.OrganizationId(), ct)) : TypedResults.NotFound();

    private static async Task<Created<CallView>> Create(CallInput input, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        input.Check(now);
        await db.CheckDirectionsAsync(input.Directions ?? [], [], ct);
        var number = (await db.TakeNumbersAsync(Prefix, now.Year, 1, ct)).Single();
        var call = CollectionCall.Create(number, new Party(user.OrganizationId(), user.OrganizationName()), user.IsAdministrator(), input, now);
        db.Calls.Add(call);
        db.Record(user, "call.create", call.Id, call.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/scenarios/calls/{call.Id}", await db.ViewAsync(call, call.OwnerId, ct));
    }

    private static async Task<Results<Ok<CallView>, NotFound>> Edit(
        Guid id, CallInput input, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.Calls.FindAsync([id], ct) is not { } call || call.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        input.Check(await db.NowAsync(ct));
        await db.CheckDirectionsAsync(input.Directions ?? [], call.Directions, ct);
        call.Edit(input);
        db.Record(user, "call.edit", id, call.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(call, call.OwnerId, ct));
    }

    private static async Task<Results<Ok<CallView>, NotFound>> Publish(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CallSchedule schedule, CancellationToken ct)
    {
        if (await db.Calls.FindAsync([id], ct) is not { } call || call.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        var now = await db.NowAsync(ct);
        if (call.Publish(now) is { } window)
        {
            db.CallWindows.Add(window);
            db.Publish(call.Opened(window, now));
        }

        db.Record(user, "call.publish", id, call.OwnerId);
        await db.SaveChangesAsync(ct);
        await schedule.KeepAsync(call, ct);
        return TypedResults.Ok(await db.ViewAsync(call, call.OwnerId, ct));
    }

    private static async Task<Results<Ok<CallView>, NotFound>> End(
        Guid id, EndCall command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CallSchedule schedule, CancellationToken ct)
    {
        if (await db.Calls.FindAsync([id], ct) is not { } call || call.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        call.End(command.Reason, await db.NowAsync(ct));
        db.Record(user, "call.end", id, call.OwnerId, new { command.Reason });
        await db.SaveChangesAsync(ct);
        await schedule.KeepAsync(call, ct);
        return TypedResults.Ok(await db.ViewAsync(call, call.OwnerId, ct));
    }
}
