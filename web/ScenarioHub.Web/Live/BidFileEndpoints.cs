namespace ScenarioHub.Web.Live;

/// <summary>Passes a file of a bid on to the browser, which has a cookie and no token. The service decides who may read it.</summary>
public static class BidFileEndpoints
{
    /// <summary>Maps <c>GET /bids/{id}/files/{file}</c> (signed in).</summary>
    public static void MapBidFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/bids/{id:guid}/files/{file:guid}", Get).RequireAuthorization();

    private static async Task Get(Guid id, Guid file, HttpContext http, SchemesApi schemes)
    {
        using var answer = await schemes.FileAsync(id, file, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        if (!answer.IsSuccessStatusCode)
        {
            return;
        }

        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        http.Response.ContentLength = answer.Content.Headers.ContentLength;
        http.Response.Headers.ContentDisposition = answer.Content.Headers.ContentDisposition?.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
