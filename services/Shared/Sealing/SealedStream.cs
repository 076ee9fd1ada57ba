using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ScenarioHub.Sealing;

/// <summary>
/// Seals a file in pieces of 64 KB, so that neither side holds it whole: an <see cref="Envelope"/> around a random key, its length before it, then the pieces, each AES-256-GCM
/// with its number in the nonce and a mark on the last one — pieces can be neither swapped nor cut off unnoticed.
/// </summary>
public static class SealedStream
{
    private const int Piece = 64 * 1024;
    private const int Tag = 16;

    /// <summary>Seals <paramref name="plain"/> into <paramref name="output"/> for a public key.</summary>
    public static async Task SealAsync(byte[] publicKey, Stream plain, Stream output, byte[] context, CancellationToken ct = default)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var head = Envelope.Seal(publicKey, key, context);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)head.Length);
        await output.WriteAsync(length, ct);
        await output.WriteAsync(head, ct);
        using var aes = new AesGcm(key, Tag);
        var (buffer, next, number) = (new byte[Piece], new byte[Piece], 0L);
        var read = await plain.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, ct);
        bool last;
        do
        {
            var ahead = read < Piece ? 0 : await plain.ReadAtLeastAsync(next, Piece, throwOnEndOfStream: false, ct);
            last = ahead == 0;
            var box = new byte[Tag + read];
            aes.Encrypt(Nonce(number++, last), buffer.AsSpan(0, read), box.AsSpan(Tag), box.AsSpan(0, Tag));
            await output.WriteAsync(box, ct);
            (buffer, next, read) = (next, buffer, ahead);
        }
        while (!last);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>Opens what <see cref="SealAsync"/> wrote. Throws <see cref="CryptographicException"/> where it was changed; what was written before is to be thrown away.</summary>
    public static async Task OpenAsync(ECDiffieHellman privateKey, Stream input, Stream plain, byte[] context, CancellationToken ct = default)
    {
        var length = new byte[2];
        await input.ReadExactlyAsync(length, ct);
        var head = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await input.ReadExactlyAsync(head, ct);
        using var aes = new AesGcm(Envelope.Open(privateKey, head, context), Tag);
        var (buffer, next, number) = (new byte[Piece + Tag], new byte[Piece + Tag], 0L);
        var read = await input.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        bool last;
        do
        {
            var ahead = read < buffer.Length ? 0 : await input.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, ct);
            last = ahead == 0;
            if (read < Tag)
            {
                throw new CryptographicException("The sealed file ends too early.");
            }

            var piece = new byte[read - Tag];
            aes.Decrypt(Nonce(number++, last), buffer.AsSpan(Tag, read - Tag), buffer.AsSpan(0, Tag), piece);
            await plain.WriteAsync(piece, ct);
            (buffer, next, read) = (next, buffer, ahead);
        }
        while (!last);
    }

    private static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
