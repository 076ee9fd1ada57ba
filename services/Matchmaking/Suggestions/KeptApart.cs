using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Recommendations;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>Pairs that are not suggested whatever the engine says: blocked by either side, or put aside by the company (不感兴趣).</summary>
public sealed class KeptApart
{
    private readonly BlockedPairs _blocks;
    private readonly HashSet<(Guid Scenario, Guid Company)> _dismissed;

    private KeptApart(BlockedPairs blocks, HashSet<(Guid, Guid)> dismissed) => (_blocks, _dismissed) = (blocks, dismissed);

    /// <summary>Reads all that hold now; with a company, only what it has to do with.</summary>
    public static async Task<KeptApart> ReadAsync(MatchmakingDb db, CancellationToken ct, Guid? company = null)
    {
        var blocks = company is { } own ? await BlockedPairs.OfAsync(db, own, ct) : await BlockedPairs.ReadAsync(db, ct);
        var dismissed = await db.Dismissals.Where(d => d.Active && (company == null || d.CompanyId == company)).Select(d => new { d.ScenarioId, d.CompanyId }).ToListAsync(ct);
        return new(blocks, [.. dismissed.Select(d => (d.ScenarioId, d.CompanyId))]);
    }

    /// <summary>Whether a company is kept from a scenario of an owner; one that has not registered has said nothing.</summary>
    public bool Has(Guid scenario, Guid owner, Guid? company) => company is { } id && (_dismissed.Contains((scenario, id)) || _blocks.Between(owner, id));
}
