namespace ScenarioHub.Web.Live;

/// <summary>Passes an export of an audit trail on to the browser, which has a cookie and no token; streamed, never held.</summary>
public static class AuditDownload
{
    /// <summary>Maps <c>GET /audit/export?service=</c> (signed in); the rest of the query is the service's.</summary>
    public static void MapAuditDownload(this IEndpointRouteBuilder routes) => routes.MapGet("/audit/export", Download).RequireAuthorization();

    private static async Task Download(HttpContext http, string service, OperationsApi operations)
    {
        if (!OperationsApi.Services.Contains(service))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var answer = await operations.ExportAuditAsync(service, http.Request.QueryString.Value ?? "", http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.IsSuccessStatusCode)
        {
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{service}.{(http.Request.Query["format"] == "jsonl" ? "jsonl" : "csv")}\"";
        }

        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
