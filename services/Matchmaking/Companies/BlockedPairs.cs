using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>Which organisations are not brought together. Conflicts and events ask here.</summary>
public sealed class BlockedPairs
{
    private readonly HashSet<(Guid, Guid)> _pairs;

    private BlockedPairs(IEnumerable<(Guid, Guid)> pairs) => _pairs = [.. pairs];

    /// <summary>Reads the blocks between some organisations.</summary>
    public static async Task<BlockedPairs> ReadAsync(MatchmakingDb db, Guid[] among, CancellationToken ct) =>
        Of(await db.Blocks.AsNoTracking().Where(b => b.Active && among.Contains(b.OrganizationId) && among.Contains(b.BlockedId)).ToListAsync(ct));

    /// <summary>Reads those of one organisation, in both directions.</summary>
    public static async Task<BlockedPairs> OfAsync(MatchmakingDb db, Guid one, CancellationToken ct) =>
        Of(await db.Blocks.AsNoTracking().Where(b => b.Active && (b.OrganizationId == one || b.BlockedId == one)).ToListAsync(ct));

    /// <summary>Reads all of them.</summary>
    public static async Task<BlockedPairs> ReadAsync(MatchmakingDb db, CancellationToken ct) => Of(await db.Blocks.AsNoTracking().Where(b => b.Active).ToListAsync(ct));

    /// <summary>Whether either has blocked the other.</summary>
    public bool Between(Guid one, Guid other) => _pairs.Contains((one, other)) || _pairs.Contains((other, one));

    private static BlockedPairs Of(IEnumerable<Block> blocks) => new(blocks.Select(b => (b.OrganizationId, b.BlockedId)));
}
