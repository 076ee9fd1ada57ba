namespace ScenarioHub.Web.Live;

/// <summary>Passes files of bids and of objections on to the browser, which has a cookie and no token. The service decides who may read them.</summary>
public static class BidFileEndpoints
{
    /// <summary>Maps <c>GET /bids/{id}/files/{file}</c>, <c>GET /expert/sheets/{id}/files/{file}</c> and <c>GET /objections/{id}/evidence/{file}</c> (signed in).</summary>
    public static void MapBidFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bids/{id:guid}/files/{file:guid}", (Guid id, Guid file, HttpContext http, SchemesApi schemes) =>
            PassAsync(http, schemes.FileAsync(id, file, http.RequestAborted))).RequireAuthorization();
        routes.MapGet("/expert/sheets/{id:guid}/files/{file:guid}", (Guid id, Guid file, HttpContext http, ReviewApi reviews) =>
            PassAsync(http, reviews.SheetFileAsync(id, file, http.RequestAborted))).RequireAuthorization();
        routes.MapGet("/objections/{id:guid}/evidence/{file:guid}", (Guid id, Guid file, HttpContext http, DeliveryApi delivery) =>
            PassAsync(http, delivery.EvidenceFileAsync(id, file, http.RequestAborted))).RequireAuthorization();
    }

    private static async Task PassAsync(HttpContext http, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
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
