using ScenarioHub.Identity.Sessions;

namespace ScenarioHub.Identity.Keys;

/// <summary>Which key does what at a moment. A key waits (published only), signs, and is kept until its last token has expired.</summary>
public class KeyRing(IReadOnlyList<SigningKey> keys)
{
    /// <summary>A key that is older than this is followed by a new one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Beyond the last token's expiry, for clocks that differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>The key that signs now.</summary>
    public SigningKey? Signing(DateTimeOffset now) => keys.Where(k => k.SignsFrom <= now).MaxBy(k => k.SignsFrom);

    /// <summary>The key that is published and does not sign yet.</summary>
    public SigningKey? Waiting(DateTimeOffset now) => keys.FirstOrDefault(k => k.SignsFrom > now);

    /// <summary>The keys that a token may be signed with now or soon: what the JWKS shows.</summary>
    public IEnumerable<SigningKey> Published(DateTimeOffset now) => keys.Where(k => !IsRetired(k, now));

    /// <summary>Whether it is time for a new key.</summary>
    public bool IsDue(DateTimeOffset now) => keys.All(k => k.CreatedAt + Lifetime <= now);

    /// <summary>Whether no token of this key can be valid any more.</summary>
    public bool IsRetired(SigningKey key, DateTimeOffset now)
    {
        var next = keys.Where(k => k.SignsFrom > key.SignsFrom).MinBy(k => k.SignsFrom);
        return next is not null && next.SignsFrom + AccessTokens.Lifetime + Margin <= now;
    }
}
