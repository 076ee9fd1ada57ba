using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Eligibility;

/// <summary>Two organisations by name or credit code, and how they are related.</summary>
public record AffiliationInput(
    [Required, StringLength(200)] string A, [Required, StringLength(200)] string B, [Required] AffiliationKind? Kind, [StringLength(500)] string? Source);

/// <summary>Related organisations (关联单位).</summary>
public static class AffiliationEndpoints
{
    /// <summary>All of it: administrators.</summary>
    public static void MapAffiliations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/affiliations").WithTags("Affiliations").RequireAuthorization(Policies.Administrator);
        group.MapGet("/", List);
        group.MapPost("/", Enter).Idempotent<BiddingDb>();
        group.MapPost("/{id:guid}/end", End).AddEndpointFilter<InTransaction>();
    }

    private static async Task<Page<Affiliation>> List([AsParameters] PageRequest page, string? q, BiddingDb db, CancellationToken ct)
    {
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var words = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        var rows = await db.Affiliations.AsNoTracking()
            .Where(a => (words == null || a.AName.Contains(words) || a.BName.Contains(words)) && (before == null || a.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(a => a.Id).Take(page.Size + 1).ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(last.Id));
    }

    private static async Task<Created<Affiliation>> Enter(AffiliationInput input, ClaimsPrincipal user, BiddingDb db, TimeProvider clock, CancellationToken ct)
    {
        var (a, b) = (await db.VerifiedAsync(input.A, "a", null, ct), await db.VerifiedAsync(input.B, "b", null, ct));
        var entered = Affiliation.Of(a, b, input.Kind!.Value, input.Source, clock.GetUtcNow());
        RuleException.ThrowIf(
            await db.Affiliations.AnyAsync(x => x.EndedAt == null && x.Kind == input.Kind && ((x.A == a.Id && x.B == b.Id) || (x.A == b.Id && x.B == a.Id)), ct),
            "affiliation.twice");
        db.Affiliations.Add(entered);
        db.Record(user, "affiliation.entered", entered.Id, detail: new { entered.AName, entered.BName, input.Kind });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/bidding/affiliations/{entered.Id}", entered);
    }

    private static async Task<Results<Ok<Affiliation>, NotFound>> End(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.Affiliations.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } affiliation)
        {
            return TypedResults.NotFound();
        }

        affiliation.End(await db.NowAsync(ct));
        db.Record(user, "affiliation.ended", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(affiliation);
    }
}
