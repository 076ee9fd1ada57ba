using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>0 to 100 for each criterion.</summary>
public record MarkDemonstration([property: Required] Dictionary<string, decimal> Marks, [property: StringLength(2000)] string? Comment);

/// <summary>Why it is not selected.</summary>
public record DeclineDemonstration([property: Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>Support by a rule of the scheme.</summary>
public record GrantSupport(
    [property: Required] string Scheme, [property: Required, Range(0.01, 1e12)] decimal? BaseYuan, [property: StringLength(1000)] string? Note);

/// <summary>Scoring, notice, selection and support.</summary>
internal static class SelectionEndpoints
{
    /// <summary>Scoring for administrators and experts, the rest for administrators.</summary>
    public static void MapSelection(this RouteGroupBuilder routes)
    {
        var group = routes.MapGroup("/demonstrations/{id:guid}");
        group.MapPost("/score", Score).RequireAuthorization(Policies.SignedIn)
            .RequireAuthorization(policy => policy.RequireClaim(HubClaims.Role, Roles.Administrator, Roles.Expert));
        group.MapPost("/notice", Notice).RequireAuthorization(Policies.Administrator).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/confirm", Confirm).RequireAuthorization(Policies.Administrator).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/decline", Decline).RequireAuthorization(Policies.Administrator).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/supports", Support).RequireAuthorization(Policies.Administrator).Idempotent<ScenariosDb>();
    }

    private static Task<Results<Ok<DemonstrationView>, NotFound>> Score(
        Guid id, MarkDemonstration command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ChangeAsync(id, "demonstration.score", ifMatch, user, db, (demonstration, now) =>
        {
            demonstration.Mark(user.PersonId(), user.OrganizationId(), command.Marks, command.Comment, now);
            return Task.FromResult<object?>(null);
        }, ct);

    private static Task<Results<Ok<DemonstrationView>, NotFound>> Notice(Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ChangeAsync(id, "demonstration.notice", ifMatch, user, db, (d, now) => Task.FromResult<object?>(d.Notice(user.OrganizationId(), now)), ct);

    private static Task<Results<Ok<DemonstrationView>, NotFound>> Confirm(Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ChangeAsync(id, "demonstration.confirm", ifMatch, user, db, async (d, now) =>
        {
            var open = await db.Set<DemonstrationObjection>().CountAsync(o => o.DemonstrationId == id && o.Answer == null, ct);
            return d.Confirm((await db.Scenarios.FindAsync([d.ScenarioId], ct))!, open, user.OrganizationId(), now);
        }, ct);

    private static Task<Results<Ok<DemonstrationView>, NotFound>> Decline(
        Guid id, DeclineDemonstration command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ChangeAsync(id, "demonstration.decline", ifMatch, user, db, (d, now) => Task.FromResult<object?>(d.Decline(command.Reason, now)), ct);

    private static async Task<Results<Created<DemonstrationView>, NotFound>> Support(
        Guid id, GrantSupport command, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindAsync(id, user, ct) is not { } demonstration)
        {
            return TypedResults.NotFound();
        }

        var support = DemonstrationSupport.Of(demonstration, command.Scheme, command.BaseYuan!.Value, command.Note, clock.GetUtcNow());
        db.Add(support);
        db.Record(user, "demonstration.support", demonstration.ScenarioId, demonstration.OwnerId, new { support.Scheme, support.BaseYuan, support.AmountYuan });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/scenarios/demonstrations/{id}", await db.ViewAsync(demonstration, user, ct));
    }

    /// <summary>One act on a selection at the database's time; a fact that it returns is told.</summary>
    private static async Task<Results<Ok<DemonstrationView>, NotFound>> ChangeAsync(
        Guid id, string act, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, Func<Demonstration, DateTimeOffset, Task<object?>> change, CancellationToken ct)
    {
        // Objections are raised under the same lock, so that none slips in beside a confirmation.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT FROM demonstration WHERE id = {id} FOR NO KEY UPDATE", ct);
        if (await db.FindAsync(id, user, ct) is not { } demonstration)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(demonstration);
        if (await change(demonstration, await db.NowAsync(ct)) is { } fact)
        {
            db.Publish(fact);
        }

        db.Record(user, act, demonstration.ScenarioId, demonstration.OwnerId, new { demonstration = id });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(demonstration, user, ct));
    }
}
