using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace ScenarioHub.Persistence.Audit;

/// <summary>
/// The key that signs the end of the chain (链头签名), 32 bytes in base64 from <c>Audit:Key</c>: HMAC-SHA-256. It is kept apart from the
/// database, so whoever rewrites a whole chain there cannot sign its new end. Without a key, ends are kept unsigned, and verifying says so.
/// </summary>
public sealed class AuditKey
{
    private readonly byte[]? _key;

    private AuditKey(byte[]? key) => _key = key;

    /// <summary>Names the key without telling it; nothing where there is none.</summary>
    public string? Name => _key is null ? null : Convert.ToHexStringLower(SHA256.HashData(_key).AsSpan(0, 8));

    /// <summary>Reads the key; refuses one of another length.</summary>
    public static AuditKey Of(IConfiguration configuration)
    {
        if (configuration["Audit:Key"] is not { Length: > 0 } given)
        {
            return new(null);
        }

        var key = new byte[32];
        return Convert.TryFromBase64String(given, key, out var length) && length == key.Length
            ? new(key)
            : throw new InvalidOperationException("Audit:Key must be 32 bytes in base64. Make one with: openssl rand -base64 32");
    }

    /// <summary>Signs the end of a chain.</summary>
    public byte[]? Sign(long position, byte[] digest)
    {
        if (_key is null)
        {
            return null;
        }

        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, position);
        byte[] signed = [.. number, .. digest];
        return HMACSHA256.HashData(_key, signed);
    }
}
