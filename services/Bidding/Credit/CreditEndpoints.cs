using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Credit;

/// <summary>A credit record as it is read.</summary>
public record CreditView(Guid Id, Guid OrganizationId, string Kind, bool Diligent, string Reason, Guid? ChallengeId, DateTimeOffset At);

/// <summary>Reading credit records (信用记录).</summary>
public static class CreditEndpoints
{
    /// <summary>Whatever <see cref="DeliveryRules"/> lets the reader see.</summary>
    public static void MapCredit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/credit", List).WithTags("Credit").RequireAuthorization(Policies.SignedIn);

    private static async Task<Page<CreditView>> List(
        [AsParameters] PageRequest page, Guid? organizationId, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var rows = await db.Credit.AsNoTracking().Where(Reader.Of(user).SeesCredit())
            .Where(r => (organizationId == null || r.OrganizationId == organizationId) && (before == null || r.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(r => r.Id)
            .Take(page.Size + 1)
            .Select(r => new CreditView(r.Id, r.OrganizationId, r.Kind, r.Diligent, r.Reason, r.ChallengeId, r.At))
            .ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(last.Id));
    }
}
