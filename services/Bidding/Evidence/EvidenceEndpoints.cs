using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Files;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Evidence;

/// <summary>A file of evidence as it is listed.</summary>
public record EvidenceView(Guid Id, string Name, string MediaType, long Length, string Sha256, ScanState Scan, DateTimeOffset AddedAt)
{
    /// <summary>The view of a file.</summary>
    public static EvidenceView Of(EvidenceFile f) => new(f.Id, f.Name, f.MediaType, f.Length, f.Sha256, f.Scan, f.AddedAt);
}

/// <summary>Evidence of objections (异议证据): whoever may see the objection may have its files, asked anew for every download.</summary>
public static class EvidenceEndpoints
{
    /// <summary>Adding: who has made the objection, while it is open. Reading: whoever <see cref="DeliveryRules"/> lets.</summary>
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/objections/{id:guid}/evidence").WithTags("Objections");
        group.MapGet("/", List).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/{file:guid}", Download).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/", Add).RequireAuthorization(Policies.Verified).AddEndpointFilter<ReceiveEvidence>().Idempotent<BiddingDb>()
            .WithMetadata(new DisableRequestSizeLimitAttribute()).WithDescription("multipart/form-data with the file in the field 'file'")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<Results<Ok<List<EvidenceView>>, NotFound>> List(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (!await db.Objections.AsNoTracking().Where(Reader.Of(user).SeesObjections()).AnyAsync(o => o.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var files = await db.Evidence.AsNoTracking().Where(f => f.ObjectionId == id).OrderBy(f => f.AddedAt).ToListAsync(ct);
        return TypedResults.Ok(files.ConvertAll(EvidenceView.Of));
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> Download(
        Guid id, Guid file, HttpContext http, ClaimsPrincipal user, BiddingDb db, FileStore store, CancellationToken ct)
    {
        var objection = await db.Objections.AsNoTracking().Where(Reader.Of(user).SeesObjections()).SingleOrDefaultAsync(o => o.Id == id, ct);
        if (objection is null || await db.Evidence.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.ObjectionId == id, ct) is not { } found)
        {
            return TypedResults.NotFound();
        }

        if (!Reader.Of(user).ActsFor(objection.ObjectorId))
        {
            db.Record(user, "objection.evidence-read", id, objection.OwnerId, new { file });
            await db.SaveChangesAsync(ct);
        }

        return store.Send(http, found.Sha256, found.Name, found.MediaType);
    }

    /// <summary>The same file once more is the same evidence.</summary>
    private static async Task<Results<Created<EvidenceView>, NotFound>> Add(
        Guid id, HttpContext http, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldObjectionAsync(id, ct) is not var (objection, _) || objection.ObjectorId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        var stored = ReceiveEvidence.In(http);
        var present = await db.Evidence.AsNoTracking().Where(f => f.ObjectionId == id).ToListAsync(ct);
        if (present.Find(f => f.Sha256 == stored.Sha256 && f.Name == stored.Name) is { } same)
        {
            return TypedResults.Created(AddressOf(same), EvidenceView.Of(same));
        }

        var file = EvidenceFile.Add(objection, stored, present.Count, user.PersonId(), await db.NowAsync(ct));
        db.Evidence.Add(file);
        db.Record(user, "objection.evidence-added", id, objection.OwnerId, new { file.Id, file.Name, file.Sha256 });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(AddressOf(file), EvidenceView.Of(file));
    }

    private static string AddressOf(EvidenceFile file) => $"/api/bidding/objections/{file.ObjectionId}/evidence/{file.Id}";
}
