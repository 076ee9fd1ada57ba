using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Identity.Sessions;

/// <summary>What a presented refresh token is worth.</summary>
public enum Redemption
{
    /// <summary>It is exchanged for its successor.</summary>
    Exchanged,

    /// <summary>The same request again, whose answer was lost: it gets the same successor.</summary>
    Repeated,

    /// <summary>It was exchanged before by somebody else: the family must end.</summary>
    Reused,

    /// <summary>It is too old.</summary>
    Expired,
}

/// <summary>A one-time token that continues a session (刷新令牌). Only its hash is known here.</summary>
public class RefreshToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How long a repeat of the same request is forgiven.</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(60);

    public required byte[] Hash { get; init; }

    public required Guid SessionId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RedeemedAt { get; private set; }

    /// <summary>Hash of the idempotency key that it was exchanged with.</summary>
    public byte[]? RedeemedKey { get; private set; }

    public static RefreshToken Of(byte[] hash, Guid sessionId, DateTimeOffset now) =>
        new() { Hash = hash, SessionId = sessionId, IssuedAt = now, ExpiresAt = now + Lifetime };

    /// <summary>Takes the token; <paramref name="key"/> is the hash of the request's idempotency key, if it had one.</summary>
    public Redemption Redeem(byte[]? key, DateTimeOffset now)
    {
        if (RedeemedAt is { } before)
        {
            var same = key is not null && RedeemedKey is not null && key.AsSpan().SequenceEqual(RedeemedKey);
            return same && now - before <= RepeatWindow ? Redemption.Repeated : Redemption.Reused;
        }

        if (ExpiresAt <= now)
        {
            return Redemption.Expired;
        }

        (RedeemedAt, RedeemedKey) = (now, key);
        return Redemption.Exchanged;
    }
}

internal sealed class RefreshTokenMapping : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_token").HasKey(t => t.Hash);
        builder.HasOne<Session>().WithMany().HasForeignKey(t => t.SessionId);
    }
}
