using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Web.Files;

/// <summary>
/// Passes on files and the progress of imports from the Scenarios service to the browser, which has a cookie and no token. The service decides
/// who may have what; nothing is held here.
/// </summary>
public static class FileEndpoints
{
    private static readonly string[] Kept = ["Content-Type", "Content-Disposition", "Content-Length", "Content-Range", "Last-Modified"];
    private static readonly string[] Told = ["ETag", "Accept-Ranges", "Cache-Control", "X-Content-Type-Options", "Content-Security-Policy", "Cross-Origin-Resource-Policy"];

    /// <summary>Maps the exports and attachments (public: the service asks who reads), and what belongs to imports (verified parks).</summary>
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/scenarios/export", Export).AllowAnonymous();
        routes.MapGet("/lists/{id:guid}/export", (Guid id, HttpContext http, FilesApi files) => PassAsync(http, files, $"lists/{id}/export{http.Request.QueryString}")).AllowAnonymous();
        routes.MapGet("/scenarios/{id:guid}/attachments/{attachment:guid}", Attachment).AllowAnonymous();
        routes.MapGet("/park/scenarios/export", (HttpContext http, FilesApi files) => PassAsync(http, files, $"mine/export{http.Request.QueryString}")).RequireAuthorization(Policies.Park);
        routes.MapGet("/park/figures.csv", (HttpContext http, FilesApi files) => PassAsync(http, files, $"mine/figures.csv{http.Request.QueryString}")).RequireAuthorization(Policies.Park);
        routes.MapGet("/park/import/{id:guid}/errors.xlsx", (Guid id, HttpContext http, FilesApi files) => PassAsync(http, files, $"imports/jobs/{id}/errors.xlsx")).RequireAuthorization(Policies.Park);
        routes.MapGet("/park/import/{id:guid}/live", Live).RequireAuthorization(Policies.Park);
    }

    private static Task Export(HttpContext http, FilesApi files) => PassAsync(http, files, $"catalogue/export{http.Request.QueryString}");

    private static Task Attachment(Guid id, Guid attachment, HttpContext http, FilesApi files) => PassAsync(http, files, $"{id}/attachments/{attachment}");

    private static Task Live(Guid id, HttpContext http, FilesApi files, IHostApplicationLifetime lifetime)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return PassAsync(http, files, $"imports/jobs/{id}/events", lifetime.ApplicationStopping);
    }

    private static async Task PassAsync(HttpContext http, FilesApi files, string path, CancellationToken stopping = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            using var answer = await files.OpenAsync(path, http.Request.Headers, end.Token);
            http.Response.StatusCode = (int)answer.StatusCode;
            if (answer.StatusCode == System.Net.HttpStatusCode.NotModified)
            {
                return;
            }

            if (answer.StatusCode != System.Net.HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                await ApiCalls.RequireSuccessAsync(answer);
            }

            foreach (var (name, values) in answer.Content.Headers.Where(h => Kept.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
                .Concat(answer.Headers.Where(h => Told.Contains(h.Key, StringComparer.OrdinalIgnoreCase))))
            {
                http.Response.Headers[name] = values.ToArray();
            }

            await CopyAsync(await answer.Content.ReadAsStreamAsync(end.Token), http.Response.Body, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            http.Abort();
        }
        catch (Exception e) when (e is HttpRequestException or IOException && http.Response.HasStarted)
        {
            // The service went away in the middle: a file that is cut off must not look whole.
            http.Abort();
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken ct)
    {
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
            await to.FlushAsync(ct);
        }
    }
}
