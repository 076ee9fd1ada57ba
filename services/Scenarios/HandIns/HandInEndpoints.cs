using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Calls;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>Handing in needs (提交需求), and reading them: one's own, and those that a park or the platform has received.</summary>
public static class HandInEndpoints
{
    /// <summary>The prefix of receipt numbers.</summary>
    public const string Prefix = "ZJ";

    /// <summary>Maps hand-ins. Verified organisations hand in; parks decide.</summary>
    public static void MapHandIns(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Hand-ins");
        group.MapPost("/calls/{id:guid}/hand-ins", Create).RequireAuthorization(Policies.Verified).Idempotent<ScenariosDb>().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/hand-ins/mine", Mine).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/hand-ins/received", Received).RequireAuthorization(Policies.Collector);
        group.MapGet("/hand-ins/parks", Parks).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/hand-ins/{id:guid}", Get).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/hand-ins/{id:guid}/receipt.json", Receipt).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/hand-ins/{id:guid}/withdraw", Withdraw).RequireAuthorization(Policies.Verified).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDecisions();
    }

    private static async Task<Results<Created<HandInView>, NotFound>> Create(
        Guid id, NewHandIn input, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.Calls.FindAsync([id], ct) is not { State: not CallState.Draft } call)
        {
            return TypedResults.NotFound();
        }

        // The database's clock decides, and nothing is taken at or after the end.
        var now = await db.NowAsync(ct);
        var window = await db.CallWindows.AsNoTracking().FirstOrDefaultAsync(w => w.CallId == id && w.OpensAt <= now && w.ClosesAt > now, ct);
        if (window is null || call.State != CallState.Published)
        {
            throw new RuleException("call.closed", call.Number);
        }

        var park = await ParkAsync(call, input.ParkId, db, ct);
        var content = await SettledAsync(call, input.Content!, user, db, ct);
        var number = (await db.TakeNumbersAsync(Prefix, now.Year, 1, ct)).Single();
        var handIn = HandIn.Receive(number, call.Id, window.Id, park, new(user.OrganizationId(), user.OrganizationName()), content, now);
        db.HandIns.Add(handIn);
        db.Publish(handIn.Tell(call.Title));
        db.Record(user, "hand-in.receive", handIn.Id, park.Id, new { handIn.Digest });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/scenarios/hand-ins/{handIn.Id}", await db.ViewAsync(handIn, ct));
    }

    private static async Task<Party> ParkAsync(CollectionCall call, Guid? parkId, ScenariosDb db, CancellationToken ct) =>
        !call.ByPlatform ? new(call.OwnerId, call.OwnerName)
            : await db.Organizations.Where(o => o.Id == parkId && o.State == "verified").Select(o => new Party(o.Id, o.Name)).SingleOrDefaultAsync(ct)
                ?? throw new InvalidException("parkId", "hand-in.park");

    private static async Task<ScenarioContent> SettledAsync(
        CollectionCall call, ScenarioContent content, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var settled = (content with
        {
            DemandParty = content.DemandParty ?? user.OrganizationName(), RegisteredFields = [], SourceUrl = null, SourceName = null,
        }).Settle(errors);
        errors = [.. errors.Select(e => e with { Field = $"content.{e.Field}" }), .. RequiredFields.Missing(call, settled)];
        if (errors.Count > 0)
        {
            throw new InvalidException(errors);
        }

        await db.CheckDirectionsAsync(settled.Directions, [], ct);
        return settled;
    }

    private static Task<Page<HandInSummary>> Mine([AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return db.PageAsync(db.HandIns.AsNoTracking().Where(h => h.OwnerId == own), page, ct);
    }

    private static Task<Page<HandInSummary>> Received(
        string? state, Guid? callId, Guid? scenarioId, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var (own, platform, wanted) = (user.OrganizationId(), user.IsAdministrator(), Choice.Of<HandInState>(state, "state"));
        return db.PageAsync(
            db.HandIns.AsNoTracking().Where(h => (h.ParkId == own || (platform && db.Calls.Any(c => c.Id == h.CallId && c.ByPlatform)))
                && (wanted == null || h.State == wanted) && (callId == null || h.CallId == callId) && (scenarioId == null || h.ScenarioId == scenarioId)),
            page, ct);
    }

    /// <summary>The parks that a need can be handed in for where the platform calls.</summary>
    private static async Task<IReadOnlyList<Party>> Parks(ScenariosDb db, CancellationToken ct) =>
        await db.Organizations.AsNoTracking().Where(o => o.State == "verified").OrderBy(o => o.Name).Take(1000).Select(o => new Party(o.Id, o.Name)).ToListAsync(ct);

    private static async Task<Results<Ok<HandInView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.VisibleHandInAsync(id, Reader.Of(user), ct) is not { } handIn)
        {
            return TypedResults.NotFound();
        }

        var view = await db.ViewAsync(handIn, ct);
        return TypedResults.Ok(handIn.ParkId == user.OrganizationId() ? view : view.WithoutOthers());
    }

    /// <summary>What the digest covers, byte for byte.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> Receipt(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await db.VisibleHandInAsync(id, Reader.Of(user), ct) is { } handIn
            ? TypedResults.File(Encoding.UTF8.GetBytes(handIn.Body), "application/json", $"{handIn.Number}.json") : TypedResults.NotFound();

    private static async Task<Results<Ok<HandInView>, NotFound>> Withdraw(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.HandIns.FindAsync([id], ct) is not { } handIn || handIn.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(handIn);
        handIn.Withdraw(await db.NowAsync(ct));
        db.Record(user, "hand-in.withdraw", id, handIn.ParkId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await db.ViewAsync(handIn, ct)).WithoutOthers());
    }
}
