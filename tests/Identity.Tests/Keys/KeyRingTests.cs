using System.Security.Cryptography;
using ScenarioHub.Identity.Keys;
using ScenarioHub.Identity.Secrets;
using Xunit;

namespace ScenarioHub.Identity.Tests.Keys;

public class KeyRingTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly MasterKey Master = new(RandomNumberGenerator.GetBytes(32));
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly SigningKey _old = SigningKey.Create(Master, Start, TimeSpan.Zero);
    private readonly SigningKey _new = SigningKey.Create(Master, Start.AddDays(30), Overlap);

    [Fact]
    public void A_new_key_is_published_at_once_and_signs_after_the_overlap()
    {
        var (ring, rotated) = (new KeyRing([_old, _new]), Start.AddDays(30));

        Assert.Equal([_old, _new], ring.Published(rotated));
        Assert.Same(_old, ring.Signing(rotated + Overlap - TimeSpan.FromTicks(1)));
        Assert.Same(_new, ring.Waiting(rotated));
        Assert.Same(_new, ring.Signing(rotated + Overlap));
        Assert.Null(ring.Waiting(rotated + Overlap));
    }

    [Fact]
    public void An_old_key_is_published_until_its_last_token_has_expired()
    {
        var ring = new KeyRing([_old, _new]);
        var lastToken = _new.SignsFrom;

        Assert.Contains(_old, ring.Published(lastToken.AddMinutes(10)));
        Assert.DoesNotContain(_old, ring.Published(lastToken.AddMinutes(11)));
        Assert.True(ring.IsRetired(_old, lastToken.AddMinutes(11)));
        Assert.False(ring.IsRetired(_new, lastToken.AddYears(1)));
    }

    [Fact]
    public void A_key_is_followed_after_thirty_days_and_an_empty_ring_at_once()
    {
        Assert.True(new KeyRing([]).IsDue(Start));
        Assert.False(new KeyRing([_old]).IsDue(Start.AddDays(30).AddTicks(-1)));
        Assert.True(new KeyRing([_old]).IsDue(Start.AddDays(30)));
        Assert.False(new KeyRing([_old, _new]).IsDue(Start.AddDays(31)));
    }

    [Fact]
    public void A_key_opens_with_its_master_key_only()
    {
        Assert.Equal(_old.Kid, _old.Open(Master).KeyId);
        Assert.Contains("Identity:MasterKey", Assert.Throws<InvalidOperationException>(() => _old.Open(new(new byte[32]))).Message, StringComparison.Ordinal);
    }
}
