using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Duplicates;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>What a park does with hand-ins: into a scenario (转为场景), together with another (合并), or not at all.</summary>
internal static class DecisionEndpoints
{
    /// <summary>Maps the decisions. Verified parks, what was handed in for them.</summary>
    public static void MapDecisions(this RouteGroupBuilder routes)
    {
        var group = routes.MapGroup("/hand-ins/{id:guid}").RequireAuthorization(Policies.Park);
        group.MapGet("/duplicates", Duplicates);
        group.MapPost("/convert", ConvertIt).Idempotent<ScenariosDb>().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/merge", Merge).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/decline", Decline).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<IReadOnlyList<NearDuplicate>>, NotFound>> Duplicates(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await OwnAsync(id, user, db, ct) is { } handIn
            ? TypedResults.Ok(await db.FindDuplicatesAsync(handIn.ParkId, id, handIn.Name, handIn.Content.Need, ct)) : TypedResults.NotFound();

    private static async Task<Results<Ok<HandInView>, NotFound>> ConvertIt(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } handIn)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(handIn);
        var now = clock.GetUtcNow();
        RuleException.ThrowIf(handIn.State != HandInState.Received, "hand-in.decided", handIn.Number);
        var number = (await db.TakeNumbersAsync(ScenarioEndpoints.Prefix, now.Year, 1, ct)).Single();
        var scenario = Scenario.Create(number, new Party(handIn.ParkId, user.OrganizationName()), handIn.Content, now);
        db.Scenarios.Add(scenario);
        db.Record(user, "scenario.create", scenario.Id, scenario.OwnerId, new { handIn = id });
        db.Publish(handIn.Convert(scenario.Id, now));
        db.Record(user, "hand-in.convert", id, handIn.OwnerId, new { scenario = scenario.Id });
        await FollowAsync(handIn, db, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(handIn, ct));
    }

    private static async Task<Results<Ok<HandInView>, NotFound>> Merge(
        Guid id, MergeHandIn command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } handIn)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(handIn);
        var fact = await MergedAsync(handIn, command, user, db, clock.GetUtcNow(), ct);
        db.Publish(fact);
        db.Record(user, "hand-in.merge", id, handIn.OwnerId, new { command.HandInId, command.ScenarioId });
        await FollowAsync(handIn, db, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(handIn, ct));
    }

    private static async Task<HandInDecided> MergedAsync(
        HandIn handIn, MergeHandIn command, ClaimsPrincipal user, ScenariosDb db, DateTimeOffset now, CancellationToken ct) => command switch
    {
        { HandInId: { } other, ScenarioId: null } =>
            handIn.MergeInto(await OwnAsync(other, user, db, ct) ?? throw new InvalidException("handInId", "hand-in.merge-unknown"), now),
        { HandInId: null, ScenarioId: { } other } =>
            handIn.MergeInto(await db.Scenarios.FindAsync([other], ct) is { } scenario && scenario.OwnerId == user.OrganizationId()
                ? scenario : throw new InvalidException("scenarioId", "hand-in.merge-unknown"), now),
        _ => throw new InvalidException("handInId", "hand-in.merge-one"),
    };

    private static async Task<Results<Ok<HandInView>, NotFound>> Decline(
        Guid id, DeclineHandIn command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } handIn)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(handIn);
        db.Publish(handIn.Decline(command.Reason, clock.GetUtcNow()));
        db.Record(user, "hand-in.decline", id, handIn.OwnerId, new { command.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(handIn, ct));
    }

    private static async Task FollowAsync(HandIn first, ScenariosDb db, CancellationToken ct)
    {
        foreach (var merged in await db.HandIns.Where(h => h.MergedIntoId == first.Id).ToListAsync(ct))
        {
            merged.Follow(first);
        }
    }

    private static async Task<HandIn?> OwnAsync(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await db.HandIns.FindAsync([id], ct) is { } handIn && handIn.ParkId == user.OrganizationId() ? handIn : null;
}
