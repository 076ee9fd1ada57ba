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
    /// <summary>Maps <c>GET /audit?subject=&amp;after=&amp;limit=</c>, newest first.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit", List).WithTags("Audit").RequireAuthorization(Policies.SignedIn);

    private static async Task<Page<AuditView>> List(
        [AsParameters] PageRequest page, Guid? subject, ClaimsPrincipal user, ServiceDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var all = user.IsAdministrator() || user.IsSupervisor();
        var before = page.After is null ? long.MaxValue : Cursor.Read<long>(page.After);
        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.Seq < before && (subject == null || e.Subject == subject))
            .Where(e => all || e.Organization == own || e.Owner == own)
            .OrderByDescending(e => e.Seq)
            .Take(page.Size + 1)
            .Select(e => new AuditView(e.Seq, e.At, e.Person, e.Organization, e.Act, e.Subject, e.Detail))
            .ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(last.Seq));
    }
}
