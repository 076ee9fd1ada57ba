using System.Security.Cryptography;

namespace ScenarioHub.Sealing;

/// <summary>
/// Issues a lost share again without rebuilding the key anywhere (分片补发). Each helper weighs its share for the lost place and hides it under
/// masks that every pair of helpers agrees on by ECDH; the masks cancel in the sum, which is the lost share. Only its new custodian can open the parts, and learns from them no
/// other share.
/// </summary>
public static class Reissue
{
    /// <summary>A helper's part, sealed for the new custodian.</summary>
    /// <param name="own">The helper's private key.</param>
    /// <param name="helpers">Places and public keys of all helpers: as many as the threshold.</param>
    public static byte[] Contribute(
        Guid challenge, int lost, ECDiffieHellman own, Share share, IReadOnlyDictionary<int, byte[]> helpers, ReadOnlySpan<byte> newCustodian)
    {
        var part = Shamir.Weighted(share, helpers.Keys, lost);
        foreach (var (place, publicKey) in helpers.Where(h => h.Key != share.Place))
        {
            Shamir.Add(part, Mask(challenge, lost, own, publicKey, part.Length, newCustodian));
        }

        return Envelope.Seal(newCustodian, part, Context.OfReissue(challenge, lost));
    }

    /// <summary>The lost share, from the parts of all helpers.</summary>
    public static Share Collect(Guid challenge, int lost, ECDiffieHellman newCustodian, IEnumerable<byte[]> parts)
    {
        byte[]? sum = null;
        foreach (var sealedPart in parts)
        {
            var part = Envelope.Open(newCustodian, sealedPart, Context.OfReissue(challenge, lost));
            sum ??= new byte[part.Length];
            Shamir.Add(sum, part);
        }

        return new(lost, sum ?? throw new ArgumentException("There are no parts.", nameof(parts)));
    }

    /// <summary>Bound to the new custodian's key too: another attempt has other masks.</summary>
    private static byte[] Mask(Guid challenge, int lost, ECDiffieHellman own, byte[] other, int length, ReadOnlySpan<byte> newCustodian)
    {
        using var peer = Curve.Agreement(other);
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(peer.PublicKey), length, [.. newCustodian],
            [.. "ScenarioHub reissue 1"u8, .. Context.OfReissue(challenge, lost)]);
    }
}
