using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Notifications.Inbox.Acts;

/// <summary>Several notices at once.</summary>
public record PickNotices([property: Required, MinLength(1), MaxLength(200)] Guid[]? Ids);

/// <summary>What came of marking everything.</summary>
/// <param name="Count">How many were marked.</param>
/// <param name="ReadAt">The instant at which they were, by which it can be taken back.</param>
public record AllRead(int Count, DateTimeOffset ReadAt);

/// <summary>Takes back what marked everything at an instant.</summary>
public record UndoAllRead(DateTimeOffset ReadAt);

/// <summary>
/// What a person does with notices of the own inbox, and how it is taken back. Someone else's notice is answered like a missing one, and so is one
/// that may not be heard any more: it is neither marked nor counted. The
/// reader's other pages hear of the change wherever they are connected.
/// </summary>
internal static class InboxActEndpoints
{
    /// <summary>Maps the acts; the group says who may.</summary>
    public static void MapInboxActs(this RouteGroupBuilder group)
    {
        group.MapPost("/{id:guid}/read", (Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => One(id, user, db, Mark.Read, ct));
        group.MapPost("/{id:guid}/unread", (Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => One(id, user, db, Mark.Unread, ct));
        group.MapPost("/{id:guid}/archive", (Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => One(id, user, db, Mark.Archived, ct));
        group.MapPost("/{id:guid}/unarchive", (Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => One(id, user, db, Mark.Back, ct));
        group.MapPost("/archive", (PickNotices command, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => Several(command, user, db, Mark.Archived, ct));
        group.MapPost("/unarchive", (PickNotices command, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => Several(command, user, db, Mark.Back, ct));
        group.MapPost("/read", (PickNotices command, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => Several(command, user, db, Mark.Read, ct));
        group.MapPost("/unread", (PickNotices command, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => Several(command, user, db, Mark.Unread, ct));
        group.MapPost("/read-all", ReadAll);
        group.MapPost("/read-all/undo", UndoReadAll);
    }

    private static async Task<Results<NoContent, NotFound>> One(Guid id, ClaimsPrincipal user, NotificationsDb db, Mark mark, CancellationToken ct) =>
        await MarkAsync(db, user.PersonId(), [id], mark, ct) == 0 ? TypedResults.NotFound() : TypedResults.NoContent();

    private static async Task<NoContent> Several(PickNotices command, ClaimsPrincipal user, NotificationsDb db, Mark mark, CancellationToken ct)
    {
        await MarkAsync(db, user.PersonId(), command.Ids!, mark, ct);
        return TypedResults.NoContent();
    }

    private static async Task<int> MarkAsync(NotificationsDb db, Guid person, Guid[] notices, Mark mark, CancellationToken ct)
    {
        var marked = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE delivery d SET
                read_at = CASE {mark.ToString()} WHEN 'Read' THEN coalesce(d.read_at, clock_timestamp()) WHEN 'Unread' THEN NULL ELSE d.read_at END,
                archived_at = CASE {mark.ToString()} WHEN 'Archived' THEN coalesce(d.archived_at, clock_timestamp()) WHEN 'Back' THEN NULL ELSE d.archived_at END
            FROM heard h WHERE h.notice_id = ANY ({notices}) AND h.person_id = {person} AND d.seq = h.seq
            """,
            ct);
        await WakeAsync(db, person, marked, ct);
        return marked;
    }

    private static async Task<AllRead> ReadAll(ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        var (person, now) = (user.PersonId(), await db.NowAsync(ct));
        var count = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE delivery d SET read_at = {now} FROM heard h
            WHERE h.person_id = {person} AND h.read_at IS NULL AND h.archived_at IS NULL AND d.seq = h.seq
            """,
            ct);
        await WakeAsync(db, person, count, ct);
        return new(count, now);
    }

    private static async Task<AllRead> UndoReadAll(UndoAllRead command, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        var (person, at) = (user.PersonId(), command.ReadAt.ToUniversalTime());
        var count = await db.Database.ExecuteSqlAsync($"UPDATE delivery SET read_at = NULL WHERE person_id = {person} AND read_at = {at}", ct);
        await WakeAsync(db, person, count, ct);
        return new(count, at);
    }

    private static async Task WakeAsync(NotificationsDb db, Guid person, int changed, CancellationToken ct)
    {
        if (changed > 0)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify('notice', {person.ToString()})", ct);
        }
    }

    private enum Mark
    {
        Read,
        Unread,
        Archived,
        Back,
    }
}
