using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>The weights of matching: learn, compare, activate, take back. Administrators only.</summary>
public static class WeightsEndpoints
{
    /// <summary>What a page shows; older versions stay in the database and in the audit trail.</summary>
    private const int Shown = 50;

    public static void MapWeights(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/weights").WithTags("Weights").RequireAuthorization(Policies.Administrator);
        group.MapGet("", Get);
        group.MapPost("/refit", Learn).Idempotent<MatchmakingDb>();
        group.MapGet("/{number:int}/comparison", Compare);
        group.MapPost("/{number:int}/activate", Activate);
        group.MapPost("/rollback", RollBack);
    }

    private static async Task<WeightsOverview> Get(MatchmakingDb db, CancellationToken ct)
    {
        var activations = await db.Activations.AsNoTracking().OrderByDescending(a => a.Seq).Take(Shown).ToListAsync(ct);
        var (current, versions) = (activations.FirstOrDefault() ?? WeightsActivation.None, await db.Weights.AsNoTracking().OrderByDescending(w => w.Version).Take(Shown).ToListAsync(ct));
        return new(
            current.Seq, current.Version, [.. versions.Select(w => WeightsView.Of(w, current.Version)), WeightsView.Initial(current.Version)],
            [.. activations.Select(a => new ActivationView(a.Version, a.Reason, a.ActivatedAt))]);
    }

    private static async Task<Created<WeightsView>> Learn(ClaimsPrincipal user, MatchmakingDb db, WeightsRefit refit, TimeProvider clock, CancellationToken ct)
    {
        var active = (await CurrentAsync(db, ct)).Version;
        var (factors, comparison) = await refit.RunAsync(await FactorsAsync(active, db, ct), given: null, ct);
        var number = 1 + (await db.Weights.MaxAsync(w => (int?)w.Version, ct) ?? WeightsVersion.Initial);
        var version = WeightsVersion.Of(number, active, factors, comparison, user.PersonId(), clock.GetUtcNow());
        db.Weights.Add(version);
        db.Record(user, "weights.refit", SubjectOf(number), user.OrganizationId(), new { number, active, comparison.Decisions });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/matchmaking/weights/{number}/comparison", WeightsView.Of(version, active));
    }

    private static async Task<Results<Ok<Comparison>, NotFound>> Compare(int number, MatchmakingDb db, WeightsRefit refit, CancellationToken ct)
    {
        if (number != WeightsVersion.Initial && !await db.Weights.AnyAsync(w => w.Version == number, ct))
        {
            return TypedResults.NotFound();
        }

        var active = await FactorsAsync((await CurrentAsync(db, ct)).Version, db, ct);
        return TypedResults.Ok((await refit.RunAsync(active, await FactorsAsync(number, db, ct), ct)).Comparison);
    }

    private static async Task<Results<Ok<WeightsOverview>, NotFound>> Activate(
        int number, ChangeWeights command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Weights.FindAsync([number], ct) is not { } version)
        {
            return TypedResults.NotFound();
        }

        var current = await CurrentAsync(db, ct);
        ifMatch.Check(current);
        RuleException.ThrowIf(current.Version == number, "weights.active", number);
        RuleException.ThrowIf(version.BasedOn != current.Version, "weights.base", number, version.BasedOn, current.Version);
        version.CheckThatItIsNoWorse();
        return TypedResults.Ok(await ChangeAsync(current, number, "weights.activate", command, user, db, clock, ct));
    }

    /// <summary>Back to the version before; what the program brings along where there was none.</summary>
    private static async Task<Ok<WeightsOverview>> RollBack(
        ChangeWeights command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var current = await CurrentAsync(db, ct);
        ifMatch.Check(current);
        RuleException.ThrowIf(current.Version == WeightsVersion.Initial, "weights.initial");
        var basedOn = await db.Weights.Where(w => w.Version == current.Version).Select(w => w.BasedOn).SingleAsync(ct);
        return TypedResults.Ok(await ChangeAsync(current, basedOn, "weights.roll-back", command, user, db, clock, ct));
    }

    private static async Task<WeightsOverview> ChangeAsync(
        WeightsActivation current, int number, string act, ChangeWeights command, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.Activations.Add(current.Then(number, command.Reason!.Trim(), user.PersonId(), now));
        db.Record(user, act, SubjectOf(number), user.OrganizationId(), new { from = current.Version, to = number, command.Reason });
        db.Publish(new MatchingWeightsActivated(number, current.Version, now));
        await db.SaveChangesAsync(ct);
        return await Get(db, ct);
    }

    private static async Task<WeightsActivation> CurrentAsync(MatchmakingDb db, CancellationToken ct) =>
        await db.Activations.AsNoTracking().OrderByDescending(a => a.Seq).FirstOrDefaultAsync(ct) ?? WeightsActivation.None;

    private static async Task<WeightFactors> FactorsAsync(int number, MatchmakingDb db, CancellationToken ct) =>
        await db.Weights.AsNoTracking().SingleOrDefaultAsync(w => w.Version == number, ct) is { } version ? version.Factors : WeightFactors.None;

    /// <summary>The audit trail names things by id: a version's is its number.</summary>
    private static Guid SubjectOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
