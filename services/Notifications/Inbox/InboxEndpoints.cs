using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>The own inbox (消息): everyone signed in, each the own.</summary>
public static class InboxEndpoints
{
    /// <summary>Maps <c>/inbox</c>.</summary>
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/inbox").WithTags("Inbox").RequireAuthorization(Policies.SignedIn);
        group.MapGet("", List);
        group.MapGet("/unread", Unread);
        group.MapPost("/{id:guid}/read", Read);
        group.MapPost("/{id:guid}/unread", MarkUnread);
        group.MapPost("/read-all", ReadAll);
    }

    private static async Task<Page<NoticeView>> List(
        [AsParameters] PageRequest page, bool? unread, string? topic, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        var person = user.PersonId();
        var before = page.After is null ? long.MaxValue : Cursor.Read<long>(page.After);
        Topic? about = topic is null ? null : Topics.Parse("topic", topic);
        var rows = await db.Deliveries.AsNoTracking().Include(d => d.Notice)
            .Where(d => d.PersonId == person && d.Seq < before)
            .Where(d => unread == null || (d.ReadAt == null) == unread)
            .Where(d => about == null || d.Notice.Topic == about)
            .OrderByDescending(d => d.Seq)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        var deliveries = Page.Of(rows, page.Size, last => Cursor.Write(last.Seq));
        return new([.. deliveries.Items.Select(d => NoticeView.Of(d, CultureInfo.CurrentUICulture))], deliveries.Next);
    }

    private static async Task<UnreadCount> Unread(ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        new(await db.UnreadAsync(user.PersonId(), ct));

    private static Task<Results<NoContent, NotFound>> Read(Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => Mark(
        db,
        user.PersonId(),
        $"""
        UPDATE delivery d SET read_at = coalesce(d.read_at, clock_timestamp()) FROM notice n
        WHERE n.id = {id} AND d.event_id = n.event_id AND d.notice_id = n.id AND d.person_id = {user.PersonId()}
        """,
        ct);

    private static Task<Results<NoContent, NotFound>> MarkUnread(Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) => Mark(
        db,
        user.PersonId(),
        $"""
        UPDATE delivery d SET read_at = NULL FROM notice n
        WHERE n.id = {id} AND d.event_id = n.event_id AND d.notice_id = n.id AND d.person_id = {user.PersonId()}
        """,
        ct);

    private static async Task<NoContent> ReadAll(ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        await Mark(db, user.PersonId(), $"UPDATE delivery SET read_at = clock_timestamp() WHERE person_id = {user.PersonId()} AND read_at IS NULL", ct);
        return TypedResults.NoContent();
    }

    /// <summary>Someone else's notice is answered like a missing one. The reader's other pages hear of the change wherever they are connected.</summary>
    private static async Task<Results<NoContent, NotFound>> Mark(NotificationsDb db, Guid person, FormattableString update, CancellationToken ct)
    {
        if (await db.Database.ExecuteSqlAsync(update, ct) == 0)
        {
            return TypedResults.NotFound();
        }

        await db.Database.ExecuteSqlAsync($"SELECT pg_notify('notice', {person.ToString()})", ct);
        return TypedResults.NoContent();
    }
}
