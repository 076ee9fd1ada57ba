using System.Security.Cryptography;

namespace ScenarioHub.Sealing;

/// <summary>
/// Seals bytes for the holder of a private key (密封信封): ECDH on P-256 with a fresh ephemeral key, HKDF-SHA-256, AES-256-GCM.
/// <c>0x02 | ephemeral public key (65) | tag (16) | ciphertext</c>; the first 66 bytes are authenticated with it. Key and nonce are derived,
/// so no pair of them is ever used twice.
/// </summary>
public static class Envelope
{
    /// <summary>The first byte.</summary>
    public const byte Format = 2;

    /// <summary>Key and nonce together: whoever has them reads this one envelope.</summary>
    public const int ContentKeyLength = 44;

    private const int Tag = 16;
    private const int Signed = 1 + Curve.PublicLength;
    private const int Head = Signed + Tag;

    /// <summary>Seals for a public key, and gives the content key of this one envelope to whom its maker keeps it for.</summary>
    /// <param name="context">What the envelope is for; it opens as nothing else.</param>
    public static byte[] Seal(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, out byte[] contentKey)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var recipient = Curve.Agreement(publicKey);
        var secret = ephemeral.DeriveRawSecretAgreement(recipient.PublicKey);
        return Write(Curve.PublicOf(ephemeral), secret, publicKey, plain, context, out contentKey);
    }

    /// <summary>Seals for a public key.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var box = Seal(publicKey, plain, context, out var contentKey);
        CryptographicOperations.ZeroMemory(contentKey);
        return box;
    }

    /// <summary>Opens with the private key. Throws <see cref="CryptographicException"/> for what was changed or belongs elsewhere.</summary>
    public static byte[] Open(ECDiffieHellman key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> context)
    {
        Check(box);
        using var ephemeral = Curve.Agreement(box[1..Signed]);
        var contentKey = ContentKey(key.DeriveRawSecretAgreement(ephemeral.PublicKey), box[1..Signed], Curve.PublicOf(key), context);
        var plain = OpenWith(contentKey, box);
        CryptographicOperations.ZeroMemory(contentKey);
        return plain;
    }

    /// <summary>Opens with the content key that was kept when it was sealed.</summary>
    public static byte[] OpenWith(ReadOnlySpan<byte> contentKey, ReadOnlySpan<byte> box)
    {
        Check(box);
        var plain = new byte[box.Length - Head];
        using var aes = new AesGcm(contentKey[..32], Tag);
        aes.Decrypt(contentKey[32..], box[Head..], box[Signed..Head], plain, box[..Signed]);
        return plain;
    }

    /// <summary>Seals with a given ephemeral key: for the published test vectors only.</summary>
    internal static byte[] Seal(ECDiffieHellman ephemeral, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        using var recipient = Curve.Agreement(publicKey);
        return Write(Curve.PublicOf(ephemeral), ephemeral.DeriveRawSecretAgreement(recipient.PublicKey), publicKey, plain, context, out _);
    }

    private static byte[] Write(
        byte[] ephemeral, byte[] secret, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, out byte[] contentKey)
    {
        contentKey = ContentKey(secret, ephemeral, publicKey, context);
        var box = new byte[Head + plain.Length];
        box[0] = Format;
        ephemeral.CopyTo(box, 1);
        using var aes = new AesGcm(contentKey.AsSpan(0, 32), Tag);
        aes.Encrypt(contentKey.AsSpan(32), plain, box.AsSpan(Head), box.AsSpan(Signed, Tag), box.AsSpan(0, Signed));
        return box;
    }

    private static byte[] ContentKey(byte[] secret, ReadOnlySpan<byte> ephemeral, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> context)
    {
        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, secret, ContentKeyLength, [.. ephemeral, .. publicKey], [.. "ScenarioHub envelope 2"u8, .. context]);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    private static void Check(ReadOnlySpan<byte> box)
    {
        if (box.Length < Head || box[0] != Format)
        {
            throw new CryptographicException("This is no sealed envelope of a known format.");
        }
    }
}
