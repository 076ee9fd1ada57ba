using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>Looks up what the conflicts of some matches depend on.</summary>
internal static class ConflictCheck
{
    /// <summary>The conflicts of each match, which must have its scenario and profile.</summary>
    public static async Task<Func<Match, IReadOnlyList<Conflict>>> ConflictsAsync(
        this MatchmakingDb db, IEnumerable<Match> matches, DateTimeOffset now, CancellationToken ct)
    {
        var parties = matches.SelectMany(m => new[] { m.Scenario.OwnerId, m.Profile.CompanyId ?? m.Scenario.OwnerId }).Distinct().ToArray();
        var organizations = await db.Organizations.AsNoTracking().Where(o => parties.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var optedOut = await db.OptOuts.Where(o => o.OptedOut && parties.Contains(o.OrganizationId)).Select(o => o.OrganizationId).ToHashSetAsync(ct);
        var blocks = await BlockedPairs.ReadAsync(db, parties, ct);
        return match => Conflict.Of(match, organizations, optedOut, now, blocks);
    }
}
