using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Notifications.Secrets;

/// <summary>
/// The one secret that Notifications is given (主密钥): 32 bytes in base64 from <c>Notifications:MasterKey</c>. Each use derives a key of its own from it
/// (HKDF-SHA-256), so that no key serves two purposes and none is stored.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] _key;

    private MasterKey(byte[] key) => _key = key;

    /// <summary>Reads the key; refuses to start without a proper one.</summary>
    public static MasterKey Of(IConfiguration configuration)
    {
        var key = new byte[32];
        return Convert.TryFromBase64String(configuration["Notifications:MasterKey"] ?? "", key, out var length) && length == key.Length
            ? new(key)
            : throw new InvalidOperationException("Notifications:MasterKey must be 32 bytes in base64. Make one with: openssl rand -base64 32");
    }

    /// <summary>The 32 bytes for a use.</summary>
    public byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.UTF8.GetBytes(use));
}
