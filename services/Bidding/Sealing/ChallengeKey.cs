using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>The data key of a challenge, wrapped. The database refuses to mark it released before the deadline.</summary>
/// <param name="ChallengeId">The challenge.</param>
/// <param name="Wrapped">The data key, sealed by the master key.</param>
/// <param name="MasterKey">The name of that master key.</param>
public record ChallengeKey(Guid ChallengeId, byte[] Wrapped, string MasterKey)
{
    /// <summary>When it was released for the opening.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }
}

internal sealed class ChallengeKeyMapping : IEntityTypeConfiguration<ChallengeKey>
{
    public void Configure(EntityTypeBuilder<ChallengeKey> builder)
    {
        builder.ToTable("challenge_key").HasKey(k => k.ChallengeId);
        builder.Property(k => k.ChallengeId).ValueGeneratedNever();
    }
}
