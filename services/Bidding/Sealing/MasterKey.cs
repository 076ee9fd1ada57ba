using System.Security.Cryptography;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>
/// The platform's key (主密钥) that wraps the data keys of challenges: 32 bytes in base64 from <c>Bidding:MasterKey</c>, given by the
/// environment and kept apart from the database and its backups.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] _key;

    private MasterKey(byte[] key) => _key = key;

    /// <summary>Names the key without telling it, so that a data key wrapped by another one is recognised.</summary>
    public string Name => Convert.ToHexStringLower(SHA256.HashData(_key).AsSpan(0, 8));

    /// <summary>Reads the key; refuses to start without a proper one.</summary>
    public static MasterKey Of(IConfiguration configuration)
    {
        var key = new byte[32];
        return Convert.TryFromBase64String(configuration["Bidding:MasterKey"] ?? "", key, out var length) && length == key.Length
            ? new(key)
            : throw new InvalidOperationException(
                "Bidding:MasterKey must be 32 bytes in base64. Make one with: openssl rand -base64 32");
    }

    /// <summary>Wraps a data key for one challenge.</summary>
    public byte[] Wrap(byte[] dataKey, Guid challengeId) => AeadBox.Seal(_key, dataKey, challengeId.ToByteArray());

    /// <summary>Unwraps the data key of one challenge.</summary>
    public byte[] Unwrap(byte[] wrapped, Guid challengeId) => AeadBox.Open(_key, wrapped, challengeId.ToByteArray());

    /// <summary>Unwraps the key of own copies of a challenge.</summary>
    public byte[] Unwrap(ChallengeKey key) => Unwrap(Named(key.MasterKey, key.Wrapped), key.ChallengeId);

    /// <summary>Wraps a private key or a share of a challenge; it opens as nothing else.</summary>
    public byte[] WrapPrivate(byte[] secret, Guid challengeId) => AeadBox.Seal(_key, secret, Private(challengeId));

    /// <summary>Unwraps the private key of a challenge.</summary>
    public byte[] UnwrapPrivate(ChallengeKey key) => UnwrapPrivate(Named(key.MasterKey, key.PrivateKey!), key.ChallengeId);

    /// <summary>Unwraps what <see cref="WrapPrivate"/> wrapped.</summary>
    public byte[] UnwrapPrivate(byte[] wrapped, Guid challengeId) => AeadBox.Open(_key, wrapped, Private(challengeId));

    /// <summary>Wraps the private key that signs receipts.</summary>
    public byte[] WrapSigner(byte[] secret) => AeadBox.Seal(_key, secret, [.. "receipts"u8]);

    /// <summary>Unwraps the private key that signs receipts.</summary>
    public byte[] UnwrapSigner(byte[] wrapped) => AeadBox.Open(_key, wrapped, [.. "receipts"u8]);

    private static byte[] Private(Guid id) => [.. id.ToByteArray(), .. "private"u8];

    private byte[] Named(string master, byte[] wrapped) => master == Name
        ? wrapped
        : throw new CryptographicException($"This was wrapped by master key {master}; the one given is {Name}.");
}
