using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>What is held against a demonstration.</summary>
public record RaiseObjection([property: Required, StringLength(4000, MinimumLength = 10)] string Text);

/// <summary>What is said to it.</summary>
public record AnswerObjection([property: Required, StringLength(4000, MinimumLength = 2)] string Answer);

/// <summary>Objections (异议) to demonstrations on public notice.</summary>
internal static class ObjectionEndpoints
{
    /// <summary>Raising for verified organisations, answering for administrators.</summary>
    public static void MapObjections(this RouteGroupBuilder group)
    {
        group.MapPost("/demonstrations/{id:guid}/objections", Raise).RequireAuthorization(Policies.Verified).Idempotent<ScenariosDb>();
        group.MapPost("/demonstrations/objections/{id:guid}/answer", Answer).RequireAuthorization(Policies.Administrator);
    }

    private static async Task<Results<Created<DemonstrationView>, NotFound>> Raise(
        Guid id, RaiseObjection command, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM demonstration WHERE id = {id} FOR NO KEY UPDATE", ct);
        if (await db.FindAsync(id, user, ct) is not { } demonstration)
        {
            return TypedResults.NotFound();
        }

        var now = await db.NowAsync(ct);
        RuleException.ThrowIf(!demonstration.TakesObjections(now), "objection.not-now");
        db.Add(new DemonstrationObjection
        {
            DemonstrationId = id, OrganizationId = user.OrganizationId(), OrganizationName = user.OrganizationName(), Text = command.Text.Trim(), At = now,
        });
        db.Record(user, "demonstration.object", demonstration.ScenarioId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/scenarios/demonstrations/{id}", await db.ViewAsync(demonstration, user, ct));
    }

    private static async Task<Results<Ok<DemonstrationView>, NotFound>> Answer(
        Guid id, AnswerObjection command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Set<DemonstrationObjection>().FindAsync([id], ct) is not { } objection
            || await db.FindAsync(objection.DemonstrationId, user, ct) is not { } demonstration)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(objection);
        objection.Reply(command.Answer, clock.GetUtcNow());
        db.Record(user, "demonstration.answer", demonstration.ScenarioId, demonstration.OwnerId, new { objection = id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(demonstration, user, ct));
    }
}
