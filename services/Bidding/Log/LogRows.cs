using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Log;

/// <summary>A leaf on its way into the log.</summary>
public record LogQueued(Guid ChallengeId, byte[] Leaf)
{
    /// <summary>The database's.</summary>
    public long Seq { get; private set; }
}

internal sealed class LogQueuedMapping : IEntityTypeConfiguration<LogQueued>
{
    public void Configure(EntityTypeBuilder<LogQueued> builder)
    {
        builder.ToTable("log_queue").HasKey(q => q.Seq);
        builder.Property(q => q.Seq).ValueGeneratedOnAdd();
    }
}

/// <summary>Reads the log.</summary>
public static class LogRows
{
    /// <summary>All leaf hashes of a challenge in their order.</summary>
    public static Task<byte[][]> LeavesAsync(this BiddingDb db, Guid challengeId, CancellationToken ct) => db.Database
        .SqlQuery<byte[]>($"SELECT leaf AS \"Value\" FROM log_leaf WHERE challenge_id = {challengeId} ORDER BY index").ToArrayAsync(ct);

    /// <summary>The last published head of a challenge; nothing before its deadline.</summary>
    public static async Task<TreeHead?> HeadAsync(this BiddingDb db, Guid challengeId, CancellationToken ct)
    {
        var row = (await db.Database.SqlQuery<Head>(
            $"""
            SELECT tree_size AS "TreeSize", root AS "Root", at AS "At", kid AS "Kid", signature AS "Signature"
            FROM log_head WHERE challenge_id = {challengeId} ORDER BY tree_size DESC LIMIT 1
            """).ToListAsync(ct)).SingleOrDefault();
        return row is null
            ? null
            : TreeHead.Of(challengeId, row.TreeSize, row.Root, row.At) with { Key = row.Kid, Signature = Convert.ToHexStringLower(row.Signature) };
    }

    private sealed record Head(long TreeSize, byte[] Root, DateTimeOffset At, string Kid, byte[] Signature);
}
