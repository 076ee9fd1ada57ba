using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Visibility;

/// <summary>One act of the audit trail. It has no running number: gaps would count the sealed bids for those who may not see them.</summary>
public record AuditedAct(DateTimeOffset At, Guid? Person, Guid? Organization, string Act, Guid Subject, JsonDocument? Detail);

/// <summary>The audit trail of this service (审计记录), without what is sealed.</summary>
public static class AuditTrail
{
    /// <summary>Maps <c>GET /audit</c> with the filters of <see cref="AuditSearch"/>, newest first, and <c>GET /audit/export</c>, for everyone signed in.</summary>
    public static void MapAuditTrail(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/audit").WithTags("Audit").RequireAuthorization(Policies.SignedIn);
        group.MapGet("/", List);
        group.MapGet("/export", Export);
    }

    private static Task<IResult> Export([AsParameters] AuditSearch search, string? format, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        db.ExportAsync(db.Set<AuditEntry>().AsNoTracking().Where(Reader.Of(user).MayAudit(db)).Matching(search), format, user, ct);

    private static async Task<Page<AuditedAct>> List(
        [AsParameters] PageRequest page, [AsParameters] AuditSearch search, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var mark = page.After is null ? new Mark(DateTimeOffset.MaxValue, 0) : Cursor.Read<Mark>(page.After);
        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(Reader.Of(user).MayAudit(db))
            .Matching(search)
            .Where(e => e.At <= mark.At)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Seq)
            .Skip(mark.Shown)
            .Take(page.Size + 1)
            .Select(e => new AuditedAct(e.At, e.Person, e.Organization, e.Act, e.Subject, e.Detail))
            .ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(Next(mark, rows, last)));
    }

    /// <summary>Several acts can share an instant: the mark says how many of them were shown.</summary>
    private static Mark Next(Mark before, List<AuditedAct> rows, AuditedAct last)
    {
        var same = rows.Take(rows.IndexOf(last) + 1).Count(r => r.At == last.At);
        return new(last.At, last.At == before.At ? before.Shown + same : same);
    }

    private sealed record Mark(DateTimeOffset At, int Shown);
}
