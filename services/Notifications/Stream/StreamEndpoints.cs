using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Standing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Notifications.Stream;

/// <summary>
/// The own inbox live, by server-sent events: <c>notice</c> with its position as <c>id</c>, <c>unread</c> with the count and the position up to
/// which it counts, so that a stream on which no notice came can be resumed too, <c>heartbeat</c> when nothing else was sent for a while. Everyone signed in, each the own.
/// </summary>
public static class StreamEndpoints
{
    private const int Batch = 50;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Maps <c>GET /stream</c>.</summary>
    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/stream", Open).WithTags("Inbox").RequireAuthorization(Policies.SignedIn);

    private static async Task<ServerSentEventsResult<object>> Open(
        HttpContext http, InboxReader inbox, ReasonReader reasons, OpenStreams streams, IHostApplicationLifetime life, TimeProvider clock, CancellationToken ct)
    {
        // The signal comes before the position is read: what is delivered in between is seen twice by us, never missed.
        var signal = streams.Open(http.User.PersonId());
        http.Response.RegisterForDispose(signal);
        var position = PositionOf(http.Request) ?? await inbox.LastAsync(signal.Person, ct);
        var expiry = new CancellationTokenSource(Remaining(http.User, clock), clock);
        http.Response.RegisterForDispose(expiry);
        var end = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping, expiry.Token);
        http.Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(Read(inbox, reasons, signal, position, CultureInfo.CurrentUICulture, end.Token, ct));
    }

    private static async IAsyncEnumerable<SseItem<object>> Read(
        InboxReader inbox, ReasonReader reasons, StreamSignal signal, long position, CultureInfo language, CancellationToken end,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var shown = -1;
        var handed = new Handed([], null, Behind: true);
        while (!end.IsCancellationRequested)
        {
            var news = handed.Behind ? await inbox.NewsAsync(signal.Person, position, Batch, ct) : handed.Notices;
            var why = await reasons.OfAsync(signal.Person, news, ct);
            foreach (var notice in news.Where(notice => notice.Seq > position))
            {
                yield return new(NoticeView.Of(notice, language, why.GetValueOrDefault(notice.Id)), "notice") { EventId = notice.Seq.ToString(CultureInfo.InvariantCulture) };
            }

            position = news.Count > 0 ? Math.Max(position, news[^1].Seq) : position;
            if (handed.Behind && news.Count == Batch)
            {
                continue;
            }

            var unread = handed.Behind ? (await inbox.UnreadAsync([signal.Person], ct))[signal.Person] : handed.Unread ?? shown;
            if (unread != shown)
            {
                shown = unread;
                yield return new(new UnreadCount(unread), "unread") { EventId = position.ToString(CultureInfo.InvariantCulture) };
            }

            while (!await signal.WaitAsync(Heartbeat, end) && !end.IsCancellationRequested)
            {
                yield return new(new { }, "heartbeat");
            }

            handed = signal.Take();
        }
    }

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
