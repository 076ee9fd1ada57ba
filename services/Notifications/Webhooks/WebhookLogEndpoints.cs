using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Webhooks.Sending;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Webhooks;

/// <summary>The log of a webhook's calls, a test call, and calling again.</summary>
internal static class WebhookLogEndpoints
{
    private const int TriesShown = 20;

    public static void MapWebhookLog(this RouteGroupBuilder group)
    {
        group.MapGet("/{id:guid}/calls", Calls);
        group.MapPost("/{id:guid}/test", Test).Idempotent<NotificationsDb>();
        group.MapPost("/{id:guid}/calls/{call:guid}/replay", ReplayOne);
        group.MapPost("/{id:guid}/replay", ReplayAll);
    }

    private static async Task<Results<Ok<Page<CallView>>, NotFound>> Calls(
        Guid id, string? state, [AsParameters] PageRequest page, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        if (await db.OwnWebhookAsync(id, user, ct) is null)
        {
            return TypedResults.NotFound();
        }

        var only = Choice.Of<CallState>(state, "state");
        var after = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var rows = await db.WebhookCalls.AsNoTracking()
            .Where(c => c.WebhookId == id && (only == null || c.State == only))
            .Where(c => after == null || c.CreatedAt < after.At || (c.CreatedAt == after.At && c.Id < after.Id))
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(page.Size + 1)
            .Select(c => new CallView(
                c.Id, "msg_" + c.Id.ToString().Replace("-", ""),
                db.Notices.Where(n => n.Id == c.NoticeId).Select(n => n.Template).FirstOrDefault() ?? "webhook.test",
                c.State, c.Attempts, c.CreatedAt, c.State == CallState.Waiting ? c.DueAt : null, c.DoneAt,
                c.Tries.OrderByDescending(t => t.Id).Take(TriesShown).Select(t => new AttemptView(t.At, t.Status, t.DurationMs, t.Error, t.Answer)).ToList()))
            .ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, page.Size, last => Cursor.Write(new Mark(last.CreatedAt, last.Id))));
    }

    private static async Task<Results<Accepted<Replayed>, NotFound>> Test(Guid id, ClaimsPrincipal user, NotificationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OwnWebhookAsync(id, user, ct) is not { } webhook)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        db.WebhookCalls.Add(new() { WebhookId = id, DueAt = now, CreatedAt = now });
        db.Record(user, "webhook.tested", id, webhook.OrganizationId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted((string?)null, new Replayed(1));
    }

    private static Task<Results<Ok<Replayed>, NotFound>> ReplayOne(Guid id, Guid call, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        ReplayAsync(id, call, DateTimeOffset.MinValue, user, db, ct);

    private static Task<Results<Ok<Replayed>, NotFound>> ReplayAll(Guid id, ReplaySince command, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        ReplayAsync(id, null, command.Since!.Value, user, db, ct);

    private static async Task<Results<Ok<Replayed>, NotFound>> ReplayAsync(
        Guid id, Guid? call, DateTimeOffset since, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        if (await db.OwnWebhookAsync(id, user, ct) is not { } webhook
            || (call is not null && !await db.WebhookCalls.AnyAsync(c => c.Id == call && c.WebhookId == id, ct)))
        {
            return TypedResults.NotFound();
        }

        var calls = await db.ReplayAsync(id, call, since, ct);
        db.Record(user, "webhook.replayed", id, webhook.OrganizationId, new { call, since = call is null ? since : (DateTimeOffset?)null, calls });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Replayed(calls));
    }

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
