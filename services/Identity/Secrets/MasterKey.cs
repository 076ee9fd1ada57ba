using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Identity.Secrets;

/// <summary>
/// The one secret that Identity is given (<c>Identity:MasterKey</c>, 32 bytes in Base64). Everything else is derived from it, each use with
/// a key of its own (HKDF-SHA-256), so that the database alone gives nobody a token.
/// </summary>
public class MasterKey
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _sealing;
    private readonly byte[] _deriving;

    /// <summary>Takes the key; refuses anything that is not 32 bytes.</summary>
    public MasterKey(byte[] key)
    {
        if (key.Length != 32)
        {
            throw new InvalidOperationException($"Identity:MasterKey must be 32 bytes in Base64 (openssl rand -base64 32); it has {key.Length}.");
        }

        _sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "signing keys"u8.ToArray());
        _deriving = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "derived secrets"u8.ToArray());
    }

    /// <summary>The configured key. Only Development may go without: its key is no secret.</summary>
    public static MasterKey From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Identity:MasterKey"] is not { Length: > 0 } text)
        {
            return environment.IsDevelopment()
                ? new(SHA256.HashData("ScenarioHub development"u8))
                : throw new InvalidOperationException("Identity:MasterKey is missing: 32 bytes in Base64 (openssl rand -base64 32).");
        }

        var key = new byte[64];
        return Convert.TryFromBase64String(text, key, out var length)
            ? new(key[..length])
            : throw new InvalidOperationException("Identity:MasterKey must be 32 bytes in Base64 (openssl rand -base64 32).");
    }

    /// <summary>Encrypts by AES-256-GCM: nonce, tag, content. <paramref name="name"/> is bound to it and must be given again to open.</summary>
    public byte[] Seal(ReadOnlySpan<byte> content, string name)
    {
        var box = new byte[NonceSize + TagSize + content.Length];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_sealing, TagSize);
        aes.Encrypt(nonce, content, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(name));
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> has made; throws where the master key or the name is another, or a bit was changed.</summary>
    public byte[] Open(ReadOnlySpan<byte> box, string name)
    {
        var content = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_sealing, TagSize);
        aes.Decrypt(box[..NonceSize], box[(NonceSize + TagSize)..], box[NonceSize..(NonceSize + TagSize)], content, Encoding.UTF8.GetBytes(name));
        return content;
    }

    /// <summary>32 bytes that follow from the parts and the master key: the same each time, guessable by nobody (HMAC-SHA-256).</summary>
    public byte[] Derive(string use, params ReadOnlySpan<byte[]> parts)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _deriving);
        mac.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(use)));
        foreach (var part in parts)
        {
            // Hashed first: parts of any length cannot be shifted against each other.
            mac.AppendData(SHA256.HashData(part));
        }

        return mac.GetHashAndReset();
    }
}
