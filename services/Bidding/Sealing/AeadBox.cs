using System.Security.Cryptography;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>AES-256-GCM with a fresh random nonce: one byte of format, 12 of nonce, 16 of tag, then the ciphertext.</summary>
internal static class AeadBox
{
    private const byte Format = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Head = 1 + Nonce + Tag;

    public static byte[] Seal(byte[] key, byte[] plain, byte[] context)
    {
        var box = new byte[Head + plain.Length];
        box[0] = Format;
        RandomNumberGenerator.Fill(box.AsSpan(1, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(1, Nonce), plain, box.AsSpan(Head), box.AsSpan(1 + Nonce, Tag), context);
        return box;
    }

    /// <summary>Throws <see cref="CryptographicException"/> where the box was changed or belongs to another context.</summary>
    public static byte[] Open(byte[] key, byte[] box, byte[] context)
    {
        if (box.Length < Head || box[0] != Format)
        {
            throw new CryptographicException("This is no sealed box of a known format.");
        }

        var plain = new byte[box.Length - Head];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box.AsSpan(1, Nonce), box.AsSpan(Head), box.AsSpan(1 + Nonce, Tag), plain, context);
        return plain;
    }
}
