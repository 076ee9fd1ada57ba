using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Scenarios.Amendments;

/// <summary>The amendments that a park still has to do with (更正办理).</summary>
internal static class DeskEndpoints
{
    private const int Most = 100;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>Maps <c>/amendments/mine</c>. For parks.</summary>
    public static void MapAmendmentDesk(this RouteGroupBuilder group) => group.MapGet("/amendments/mine", Mine).RequireAuthorization(Policies.Park);

    /// <summary>Those that wait for a decision, and those refused within 30 days that no later one has followed.</summary>
    private static async Task<IReadOnlyList<AmendmentView>> Mine(ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var (own, since) = (user.OrganizationId(), clock.GetUtcNow() - Lately);
        var rows = await db.Amendments.AsNoTracking()
            .Where(a => a.OwnerId == own && (a.State == AmendmentState.Proposed
                || (a.State == AmendmentState.Rejected && a.DecidedAt > since
                    && !db.Amendments.Any(later => later.ScenarioId == a.ScenarioId && later.ProposedAt > a.ProposedAt))))
            .OrderByDescending(a => a.ProposedAt).ThenByDescending(a => a.Id).Take(Most).ToListAsync(ct);
        var reader = Reader.Of(user);
        return rows.ConvertAll(a => AmendmentView.Of(a, reader));
    }
}
