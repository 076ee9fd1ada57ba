using System.Linq.Expressions;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>Who may see which selection, and one with all its parts.</summary>
internal static class DemonstrationReading
{
    /// <summary>On notice and later: everyone, or the audience of the scenario. Before, and declined: its park, and those who score or supervise.</summary>
    public static Expression<Func<Demonstration, bool>> Visible(ClaimsPrincipal user)
    {
        var reader = Reader.Of(user);
        var (staff, own, known) = (reader.Administrator || reader.Supervisor, reader.Organization, reader.SignedIn);
        var expert = known && user.HasClaim(HubClaims.Role, Roles.Expert);
        return d => staff || (known && d.OwnerId == own) || (expert && d.State == DemonstrationState.Nominated)
            || ((d.State == DemonstrationState.OnNotice || d.State == DemonstrationState.Demonstrated)
                && (d.Audience == null || (known && d.Audience.Contains(own))));
    }

    /// <summary>One that the caller may see, with its scores, for reading or for a change.</summary>
    public static Task<Demonstration?> FindAsync(this ScenariosDb db, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        db.Demonstrations.Include(d => d.Scores).Where(Visible(user)).SingleOrDefaultAsync(d => d.Id == id, ct);

    /// <summary>The whole of it.</summary>
    public static async Task<DemonstrationView> ViewAsync(this ScenariosDb db, Demonstration demonstration, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var objections = await db.Set<DemonstrationObjection>().AsNoTracking().Where(o => o.DemonstrationId == demonstration.Id).OrderBy(o => o.At).Take(200).ToListAsync(ct);
        var supports = await db.Set<DemonstrationSupport>().AsNoTracking().Where(s => s.DemonstrationId == demonstration.Id).OrderBy(s => s.At).Take(200).ToListAsync(ct);
        return DemonstrationView.Of(demonstration, reader, reader.SignedIn ? user.PersonId() : null, objections, supports);
    }
}
