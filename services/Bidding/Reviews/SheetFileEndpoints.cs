using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Files;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>The files of the bids that an expert is to score (评审用附件), where the review is not blind.</summary>
public static class SheetFileEndpoints
{
    /// <summary>For the expert whose sheet it is.</summary>
    public static void MapSheetFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/reviews/sheets/{id:guid}/attachments/{attachmentId:guid}", Get).WithTags("Review").RequireAuthorization(Policies.Expert);

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(
        Guid id, Guid attachmentId, HttpContext http, ClaimsPrincipal user, BiddingDb db, SheetReading reading, CancellationToken ct)
    {
        if (await reading.FileAsync(id, attachmentId, user, ct) is not var (named, bidId, challengeId)
            || await db.SealedFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == attachmentId && f.BidId == bidId, ct) is not { } file)
        {
            return TypedResults.NotFound();
        }

        db.Record(user, "review.bid-read", challengeId, detail: new { sheet = id, attachment = attachmentId });
        await db.SaveChangesAsync(ct);
        FileAnswers.Harden(http.Response);
        return TypedResults.File(named.Open(file), named.MediaType, named.Name);
    }
}
