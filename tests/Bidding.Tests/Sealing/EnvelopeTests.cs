using System.Security.Cryptography;
using System.Text;
using ScenarioHub.Sealing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Sealing;

/// <summary>The formats of docs/sealing.md, and its vectors.</summary>
public class EnvelopeTests
{
    private static readonly Guid Challenge = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly Guid Bid = Guid.Parse("01890000-0000-7000-8000-000000000002");

    [Fact]
    public void An_envelope_opens_for_its_key_and_its_purpose_only_and_not_after_any_change()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var context = Context.OfBid(Challenge, Bid, 1);
        var box = Envelope.Seal(Curve.PublicOf(key), "秘密路线"u8, context, out var contentKey);
        Assert.Equal("秘密路线"u8, Envelope.Open(key, box, context));
        Assert.Equal("秘密路线"u8, Envelope.OpenWith(contentKey, box));
        Assert.NotEqual(box, Envelope.Seal(Curve.PublicOf(key), "秘密路线"u8, context));
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(other, box, context));
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(key, box, Context.OfBid(Challenge, Bid, 2)));
        for (var i = 0; i < box.Length; i++)
        {
            var changed = box.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(key, changed, context));
        }
    }

    [Fact]
    public void The_published_envelope_is_made_and_opened()
    {
        using var recipient = Pair(Vectors.Recipient);
        using var ephemeral = Pair(Vectors.Ephemeral);
        var (plain, context) = (Encoding.UTF8.GetBytes(Vectors.Plain), Context.OfBid(Vectors.Challenge, Vectors.Bid, Vectors.Version));
        var box = Envelope.Seal(ephemeral, Curve.PublicOf(recipient), plain, context);
        Assert.Equal(Vectors.Envelope, Convert.ToHexStringLower(box));
        Assert.Equal(plain, Envelope.Open(recipient, box, context));
        Assert.Equal(plain, Envelope.OpenWith(Convert.FromHexString(Vectors.KeyAndNonce), box));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(200_001)]
    public async Task A_file_is_sealed_in_pieces_and_found_out_when_cut_or_changed(int size)
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var (plain, context) = (RandomNumberGenerator.GetBytes(size), Context.OfBid(Challenge, Bid, 1));
        using var box = new MemoryStream();
        await SealedStream.SealAsync(Curve.PublicOf(key), new MemoryStream(plain), box, context);
        Assert.Equal(plain, await OpenAsync(key, box.ToArray(), context));
        var changed = box.ToArray();
        changed[^1] ^= 1;
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(key, changed, context));
        if (size > 65_536)
        {
            await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(key, box.ToArray()[..^(size % 65_536 + 16)], context));
        }
    }

    [Fact]
    public void A_custodians_key_opens_with_its_passphrase_only_and_keeps_its_public_half_when_that_is_changed()
    {
        var key = CustodianKey.Create("一个足够长的口令 2026", iterations: 1000);
        using var open = key.Open("一个足够长的口令 2026");
        Assert.Equal(key.PublicKey, Curve.PublicOf(open));
        Assert.ThrowsAny<CryptographicException>(() => key.Open("一个足够长的口令 2027"));
        var changed = key.Change("一个足够长的口令 2026", "another passphrase");
        Assert.Equal(key.PublicKey, changed.PublicKey);
        Assert.ThrowsAny<CryptographicException>(() => changed.Open("一个足够长的口令 2026"));
        changed.Open("another passphrase").Dispose();
        Assert.ThrowsAny<CryptographicException>(() => (key with { PublicKey = CustodianKey.Create("x", 1000).PublicKey }).Open("一个足够长的口令 2026"));
    }

    private static async Task<byte[]> OpenAsync(ECDiffieHellman key, byte[] box, byte[] context)
    {
        using var plain = new MemoryStream();
        await SealedStream.OpenAsync(key, new MemoryStream(box), plain, context);
        return plain.ToArray();
    }

    private static ECDiffieHellman Pair(string secret) =>
        ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Convert.FromHexString(secret) });
}
