using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Broadcasts;

/// <summary>The platform's announcements. Administrators only; what one has written another one approves.</summary>
public static class BroadcastEndpoints
{
    /// <summary>Maps <c>/broadcasts</c>.</summary>
    public static void MapBroadcasts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/broadcasts").WithTags("Broadcasts").RequireAuthorization(Policies.Administrator);
        group.MapGet("", List);
        group.MapPost("", Propose).Idempotent<NotificationsDb>();
        group.MapGet("/{id:guid}", Get);
        group.MapGet("/{id:guid}/audience", Audience);
        group.MapPut("/{id:guid}", Edit);
        group.MapPost("/{id:guid}/approve", Approve);
        group.MapPost("/{id:guid}/reject", Reject);
        group.MapPost("/{id:guid}/cancel", Cancel);
    }

    private static async Task<Page<BroadcastView>> List([AsParameters] PageRequest page, string? state, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        var only = Choice.Of<BroadcastState>(state, "state");
        var after = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var rows = await db.Broadcasts.AsNoTracking().Where(b => only == null || b.State == only)
            .Where(b => after == null || b.ProposedAt < after.At || (b.ProposedAt == after.At && b.Id < after.Id))
            .OrderByDescending(b => b.ProposedAt).ThenByDescending(b => b.Id).Take(page.Size + 1).ToListAsync(ct);
        var names = await NamesAsync(db, rows, ct);
        var found = Page.Of(rows, page.Size, last => Cursor.Write(new Mark(last.ProposedAt, last.Id)));
        return new([.. found.Items.Select(b => BroadcastView.Of(b, user.PersonId(), names))], found.Next);
    }

    private static async Task<Created<BroadcastView>> Propose(WriteBroadcast command, ClaimsPrincipal user, NotificationsDb db, TimeProvider clock, CancellationToken ct)
    {
        command.Check();
        var broadcast = Broadcast.Propose(command, user.PersonId(), clock.GetUtcNow());
        db.Broadcasts.Add(broadcast);
        db.Record(user, "broadcast.proposed", broadcast.Id, detail: new { broadcast.Title, broadcast.Kinds });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/notifications/broadcasts/{broadcast.Id}", BroadcastView.Of(broadcast, user.PersonId(), await NamesAsync(db, [broadcast], ct)));
    }

    private static async Task<Results<Ok<BroadcastView>, NotFound>> Get(Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        await db.Broadcasts.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct) is { } broadcast
            ? TypedResults.Ok(BroadcastView.Of(broadcast, user.PersonId(), await NamesAsync(db, [broadcast], ct))) : TypedResults.NotFound();

    private static async Task<Results<Ok<AudiencePreview>, NotFound>> Audience(Guid id, NotificationsDb db, CancellationToken ct) =>
        await db.Broadcasts.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct) is { } broadcast
            ? TypedResults.Ok(await db.PreviewAsync(broadcast, ct)) : TypedResults.NotFound();

    private static Task<Results<Ok<BroadcastView>, NotFound>> Edit(
        Guid id, WriteBroadcast command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        command.Check();
        return ActAsync(id, ifMatch, user, db, "broadcast.changed", broadcast => broadcast.Edit(command, user.PersonId()), ct);
    }

    private static Task<Results<Ok<BroadcastView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "broadcast.approved", broadcast => db.Publish(broadcast.Approve(user.PersonId(), clock.GetUtcNow())), ct);

    private static Task<Results<Ok<BroadcastView>, NotFound>> Reject(
        Guid id, DecideBroadcast command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "broadcast.rejected", broadcast => broadcast.Reject(user.PersonId(), command.Reason, clock.GetUtcNow()), ct);

    private static Task<Results<Ok<BroadcastView>, NotFound>> Cancel(
        Guid id, DecideBroadcast command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "broadcast.cancelled", broadcast => broadcast.Cancel(user.PersonId(), command.Reason, clock.GetUtcNow()), ct);

    private static async Task<Results<Ok<BroadcastView>, NotFound>> ActAsync(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, string act, Action<Broadcast> change, CancellationToken ct)
    {
        if (await db.Broadcasts.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } broadcast)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(broadcast);
        change(broadcast);
        db.Record(user, act, id, detail: new { broadcast.Title, broadcast.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(BroadcastView.Of(broadcast, user.PersonId(), await NamesAsync(db, [broadcast], ct)));
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(NotificationsDb db, IReadOnlyList<Broadcast> broadcasts, CancellationToken ct)
    {
        var people = broadcasts.SelectMany(b => new[] { b.ProposedBy, b.DecidedBy ?? b.ProposedBy }).Distinct().ToArray();
        return await db.Members.Where(m => people.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, m => m.Name, ct);
    }

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
