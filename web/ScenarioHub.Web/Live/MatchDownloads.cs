namespace ScenarioHub.Web.Live;

/// <summary>Passes an event's calendar and the fairness table on to the browser, which has a cookie and no token.</summary>
public static class MatchDownloads
{
    /// <summary>Maps <c>GET /events/{id}/calendar.ics</c> and <c>GET /admin/fairness.csv</c> (signed in; the service decides).</summary>
    public static void MapMatchDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id:guid}/calendar.ics", (Guid id, HttpContext http, EventsApi events) =>
            PassAsync(http, events.CalendarAsync(id, http.RequestAborted), "event.ics")).RequireAuthorization();
        routes.MapGet("/admin/fairness.csv", (HttpContext http, MatchFlowApi flow) =>
            PassAsync(http, flow.FairnessFileAsync(http.RequestAborted), "fairness.csv")).RequireAuthorization();
    }

    private static async Task PassAsync(HttpContext http, Task<HttpResponseMessage> asked, string name)
    {
        using var answer = await asked;
        http.Response.StatusCode = (int)answer.StatusCode;
        if (answer.IsSuccessStatusCode)
        {
            http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            http.Response.Headers.CacheControl = "no-store";
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }
}
