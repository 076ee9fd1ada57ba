using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>The hour at which a list is to be published.</summary>
public record ScheduleList([property: Required] DateTimeOffset? PublishAt);

/// <summary>Having a list published at an hour (定时发布), and taking that back.</summary>
internal static class ScheduleEndpoints
{
    /// <summary>Maps schedule and unschedule.</summary>
    public static void MapSchedule(this RouteGroupBuilder group)
    {
        group.MapPost("/{id:guid}/schedule", Schedule).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/unschedule", Unschedule).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<Results<Ok<ListView>, NotFound>> Schedule(
        Guid id, ScheduleList command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ChangeAsync(id, "list.schedule", ifMatch, user, db, async list =>
        {
            var (scenarios, now) = await db.HoldInOrderAsync(list, ct);
            list.Schedule(command.PublishAt!.Value, scenarios, now);
        }, ct);

    private static Task<Results<Ok<ListView>, NotFound>> Unschedule(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ChangeAsync(id, "list.unschedule", ifMatch, user, db, list =>
        {
            list.Unschedule();
            return Task.CompletedTask;
        }, ct);

    /// <summary>Holds the list, so that the sweep does not publish it meanwhile.</summary>
    private static async Task<Results<Ok<ListView>, NotFound>> ChangeAsync(
        Guid id, string act, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, Func<ScenarioList, Task> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await DraftingEndpoints.HoldOwnAsync(id, user, db, ct) is not { } list)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(list);
        await change(list);
        db.Record(user, act, id, list.OwnerId, new { at = list.ScheduledAt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await DraftingEndpoints.ViewAsync(list, user, db, ct));
    }
}
