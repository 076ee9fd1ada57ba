using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Notifications.Stream;

/// <summary>
/// The own inbox live, by server-sent events: <c>notice</c> with its position as <c>id</c>, <c>unread</c> with the count, <c>heartbeat</c>
/// when nothing else was sent for a while. Everyone signed in, each the own.
/// </summary>
public static class StreamEndpoints
{
    private const int Batch = 50;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Maps <c>GET /stream</c>.</summary>
    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/stream", Open).WithTags("Inbox").RequireAuthorization(Policies.SignedIn);

    private static async Task<ServerSentEventsResult<object>> Open(
        HttpContext http, NotificationsDb db, OpenStreams streams, IHostApplicationLifetime life, TimeProvider clock, CancellationToken ct)
    {
        // The signal comes before the position is read: what is delivered in between is seen twice by us, never missed.
        var signal = streams.Open(http.User.PersonId());
        http.Response.RegisterForDispose(signal);
        var position = PositionOf(http.Request) ?? await db.Deliveries.Where(d => d.PersonId == signal.Person).MaxAsync(d => (long?)d.Seq, ct) ?? 0;
        var expiry = new CancellationTokenSource(Remaining(http.User, clock), clock);
        http.Response.RegisterForDispose(expiry);
        var end = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping, expiry.Token);
        http.Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(Read(db, signal, position, CultureInfo.CurrentUICulture, end.Token, ct));
    }

    private static async IAsyncEnumerable<SseItem<object>> Read(
        NotificationsDb db, StreamSignal signal, long position, CultureInfo language, CancellationToken end, [EnumeratorCancellation] CancellationToken ct)
    {
        var shown = -1;
        var woken = true;
        while (!end.IsCancellationRequested)
        {
            var news = await NewsAsync(db, signal.Person, position, ct);
            foreach (var delivery in news)
            {
                position = delivery.Seq;
                yield return new(NoticeView.Of(delivery, language), "notice") { EventId = position.ToString(CultureInfo.InvariantCulture) };
            }

            if (news.Count == Batch)
            {
                continue;
            }

            var unread = await db.UnreadAsync(signal.Person, ct);
            if (unread != shown)
            {
                shown = unread;
                yield return new(new UnreadCount(unread), "unread");
            }
            else if (!woken)
            {
                yield return new(new { }, "heartbeat");
            }

            woken = await signal.WaitAsync(Heartbeat, end);
        }
    }

    private static Task<List<Delivery>> NewsAsync(NotificationsDb db, Guid person, long position, CancellationToken ct) =>
        db.Deliveries.AsNoTracking().Include(d => d.Notice)
            .Where(d => d.PersonId == person && d.Seq > position)
            .OrderBy(d => d.Seq).Take(Batch).ToListAsync(ct);

    private static long? PositionOf(HttpRequest request)
    {
        var mark = request.Headers["Last-Event-ID"].ToString();
        return mark.Length == 0 ? null
            : long.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
            : throw new InvalidException("Last-Event-ID", "stream.position");
    }

    /// <summary>A stream ends with the token that opened it; the client comes back with a fresh one and resumes.</summary>
    private static TimeSpan Remaining(ClaimsPrincipal user, TimeProvider clock)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds(long.Parse(user.FindFirstValue("exp")!, CultureInfo.InvariantCulture));
        var remaining = expires - clock.GetUtcNow();
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
