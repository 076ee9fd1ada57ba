using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Attachments;

/// <summary>
/// Files of bids (申报附件). A file comes as the body itself and stays in memory until it is sealed: a form would be buffered on disk, in the
/// clear.
/// </summary>
public static class AttachmentEndpoints
{
    /// <summary>Adding and taking out: the bidder, before the deadline. Reading: whoever may see the technical part.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bids/{id:guid}/attachments").WithTags("Attachments").AddEndpointFilter<InTransaction>();
        group.MapPost("/", Add).RequireAuthorization(Policies.Company).WithMetadata(new RequestSizeLimitAttribute(AttachmentLimits.Bytes))
            .Accepts<Stream>("application/octet-stream").WithDescription("The body is the file.");
        group.MapDelete("/{attachmentId:guid}", Remove).RequireAuthorization(Policies.Company);
        group.MapGet("/{attachmentId:guid}", Get).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Add(
        Guid id, string? name, [FromQuery(Name = "class")] string? evidence, HttpRequest request, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db,
        BidSeal seal, BidReading reading, CancellationToken ct)
    {
        var sound = AttachmentLimits.Sound(name);
        var kind = Choice.Of<EvidenceClass>(evidence, "class") ?? throw new InvalidException("class", "field.required");
        var content = await BodyAsync(request, ct);
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        var text = await seal.OwnAsync(bid, ct);
        var most = challenge.Scheme.MaximumEvidence;
        RuleException.ThrowIf(text.Attachments?.Count(a => a.Class == kind) >= most, "attachment.count", Word.Of(kind), most);
        AttachmentLimits.Check(content.Length, await db.SealedFiles.Where(f => f.BidId == id).SumAsync(f => (long)f.Size, ct));
        var now = await db.NowAsync(ct);
        var (named, file) = BidAttachment.Seal(id, kind, sound, content, now);
        var filled = text with { Attachments = [.. text.Attachments ?? [], named] };
        bid.Edit(await seal.SealDraftAsync(bid, filled, ct), challenge, now);
        db.SealedFiles.Add(file);
        db.Record(user, "bid.attached", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    /// <summary>Takes it out of the text. The ciphertext stays, because an earlier submission may name it.</summary>
    private static async Task<Results<Ok<BidView>, NotFound>> Remove(
        Guid id, Guid attachmentId, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidSeal seal, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        var text = await seal.OwnAsync(bid, ct);
        var left = (text.Attachments ?? []).Where(a => a.Id != attachmentId).ToList();
        if (left.Count == (text.Attachments?.Count ?? 0))
        {
            return TypedResults.NotFound();
        }

        bid.Edit(await seal.SealDraftAsync(bid, text with { Attachments = left }, ct), challenge, await db.NowAsync(ct));
        db.Record(user, "bid.detached", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(
        Guid id, Guid attachmentId, ClaimsPrincipal user, BiddingDb db, BidReading reading, HttpResponse response, CancellationToken ct)
    {
        var bid = await db.Bids.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct);
        var challenge = bid is null ? null : await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == bid.ChallengeId, ct);
        var named = bid is null ? null : (await reading.FilesAsync(bid, challenge!, user, ct)).FirstOrDefault(a => a.Id == attachmentId);
        var file = named is null ? null : await db.SealedFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == attachmentId && f.BidId == id, ct);
        if (named is null || file is null)
        {
            return TypedResults.NotFound();
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(named.Open(file), named.MediaType, named.Name);
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > AttachmentLimits.Bytes)
        {
            throw AttachmentLimits.TooLarge();
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 64 * 1024));
        await request.Body.CopyToAsync(body, ct);
        return body.ToArray();
    }
}
