using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Web.Pages.ForCompanies.Bids;

/// <summary>A receipt as a file, as <c>./hub verify</c> and the verifier page take it.</summary>
public static class ReceiptFile
{
    /// <summary>Maps the download, for companies.</summary>
    public static void MapReceiptFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/company/bids/{id:guid}/receipts/{number:int}/file", Get).RequireAuthorization(Policies.Company);

    private static async Task<IResult> Get(Guid id, int number, SealingApi sealing, HttpContext http)
    {
        try
        {
            var receipt = await sealing.ReceiptAsync(id, number);
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"receipt-{id}-{number}.json\"";
            return Results.Json(receipt, ApiCalls.Json);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return Results.NotFound();
        }
    }
}
