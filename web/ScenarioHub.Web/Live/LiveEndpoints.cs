using ScenarioHub.Web.Session;

namespace ScenarioHub.Web.Live;

/// <summary>
/// Passes the inbox's live stream on to the browser, which has a cookie and no token, so it cannot ask Notifications itself; and opens a
/// notice, which marks it as read on the way.
/// </summary>
public static class LiveEndpoints
{
    /// <summary>Maps <c>GET /live/inbox</c> and <c>GET /inbox/{id}/open</c> (signed in).</summary>
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/inbox", Inbox).RequireAuthorization();
        routes.MapGet("/inbox/{id:guid}/open", Open).RequireAuthorization();
    }

    private static async Task<IResult> Open(Guid id, string? to, NotificationsApi notifications)
    {
        await notifications.ReadAsync(id);
        return Results.LocalRedirect(LocalAddress.Or(to, "/inbox"));
    }

    /// <param name="after">The last id that a page has seen which opens the stream anew: it cannot set a header.</param>
    private static async Task Inbox(string? after, HttpContext http, NotificationsApi notifications, IHostApplicationLifetime lifetime)
    {
        // An open stream must not hold up a shutdown; the browser comes back to another replica by itself.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            using var stream = await notifications.StreamAsync(http.Request.Headers["Last-Event-ID"] is [{ } mark] ? mark : after, end.Token);
            http.Response.StatusCode = (int)stream.StatusCode;
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-cache, no-store";
            http.Response.Headers["X-Accel-Buffering"] = "no";
            await http.Response.Body.FlushAsync(end.Token);
            await CopyAsync(await stream.Content.ReadAsStreamAsync(end.Token), http.Response.Body, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader left, or we are stopping.
            http.Abort();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Notifications is away or went away; the browser comes back with the last id it has.
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken ct)
    {
        var buffer = new byte[4096];
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
            await to.FlushAsync(ct);
        }
    }
}
