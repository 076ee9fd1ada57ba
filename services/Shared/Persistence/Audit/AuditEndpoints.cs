using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Persistence.Audit;

/// <summary>An audit entry as it is read.</summary>
public record AuditView(long Seq, DateTimeOffset At, Guid? Person, Guid? Organization, string Act, Guid Subject, JsonDocument? Detail);

/// <summary>The audit trail of a service: administrators and supervisors read all, everyone else their own organisation's.</summary>
public static class AuditEndpoints
{
    /// <summary>Maps <c>GET /audit?subject=&amp;act=&amp;person=&amp;organization=&amp;from=&amp;to=</c>, newest first, and <c>GET /audit/export?format=</c>.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/audit").WithTags("Audit").RequireAuthorization(Policies.SignedIn);
        group.MapGet("/", List);
        group.MapGet("/export", Export);
    }

    private static async Task<Page<AuditView>> List(
        [AsParameters] PageRequest page, [AsParameters] AuditSearch search, ClaimsPrincipal user, ServiceDb db, CancellationToken ct)
    {
        var before = page.After is null ? long.MaxValue : Cursor.Read<long>(page.After);
        var rows = await Seen(db, user).Matching(search)
            .Where(e => e.Seq < before)
            .OrderByDescending(e => e.Seq)
            .Take(page.Size + 1)
            .Select(e => new AuditView(e.Seq, e.At, e.Person, e.Organization, e.Act, e.Subject, e.Detail))
            .ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(last.Seq));
    }

    private static Task<IResult> Export([AsParameters] AuditSearch search, string? format, ClaimsPrincipal user, ServiceDb db, CancellationToken ct) =>
        db.ExportAsync(Seen(db, user).Matching(search), format, user, ct);

    private static IQueryable<AuditEntry> Seen(ServiceDb db, ClaimsPrincipal user)
    {
        var (own, all) = (user.OrganizationId(), user.IsAdministrator() || user.IsSupervisor());
        return db.Set<AuditEntry>().AsNoTracking().Where(e => all || e.Organization == own || e.Owner == own);
    }
}
