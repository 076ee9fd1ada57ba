using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>Organisations that are suggested to nobody: opted out of matching (退出撮合), or not verified now.</summary>
public static class Barred
{
    /// <summary>Reads them all.</summary>
    public static async Task<HashSet<Guid>> BarredAsync(this MatchmakingDb db, CancellationToken ct) =>
    [
        .. await db.OptOuts.Where(o => o.OptedOut).Select(o => o.OrganizationId).ToListAsync(ct),
        .. await db.Organizations.Where(o => o.State != "verified").Select(o => o.Id).ToListAsync(ct),
    ];
}
