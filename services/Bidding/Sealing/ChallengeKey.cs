using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Schemes;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>
/// The keys of a challenge: the one that bidders' own copies are kept under, and the key pair that submissions are sealed for. Who holds the private half
/// is all that tells escrow from custody. The database refuses to mark it released before the deadline.
/// </summary>
/// <param name="ChallengeId">The challenge.</param>
/// <param name="Wrapped">The key of own copies, sealed by the master key; given to nobody.</param>
/// <param name="MasterKey">The name of that master key.</param>
public record ChallengeKey(Guid ChallengeId, byte[] Wrapped, string MasterKey)
{
    /// <summary>Who holds the private key.</summary>
    public SealingMode Mode { get; init; }

    /// <summary>What submissions are sealed for; nothing for a challenge that was opened before there were key pairs.</summary>
    public byte[]? PublicKey { get; init; }

    /// <summary>The private key, sealed by the master key: from the beginning in escrow, from the opening on in custody.</summary>
    public byte[]? PrivateKey { get; init; }

    /// <summary>How many custodians bring the private key together; 0 in escrow.</summary>
    public int Threshold { get; init; }

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
