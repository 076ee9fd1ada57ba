using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Sealing;

/// <summary>
/// A custodian's own key pair (保管人密钥), whose private half only the passphrase opens: PBKDF2-HMAC-SHA-256 over a random salt gives the key of
/// AES-256-GCM around its PKCS #8 form, with the public key authenticated. <c>Box</c> is ciphertext and tag. Made where the custodian sits.
/// </summary>
/// <param name="PublicKey">65 bytes; shares are sealed for it.</param>
/// <param name="Iterations">The cost of one guess.</param>
public record CustodianKey(byte[] PublicKey, int Iterations, byte[] Salt, byte[] Nonce, byte[] Box)
{
    /// <summary>The cost of a new key, as OWASP advises for PBKDF2 with SHA-256.</summary>
    public const int StandardIterations = 600_000;

    /// <summary>The fewest characters of a passphrase.</summary>
    public const int ShortestPassphrase = 12;

    private const int Tag = 16;

    /// <summary>Makes a key pair under a passphrase.</summary>
    public static CustodianKey Create(string passphrase, int iterations = StandardIterations)
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(key, passphrase, iterations);
    }

    /// <summary>The private half. Throws <see cref="CryptographicException"/> for a wrong passphrase.</summary>
    public ECDiffieHellman Open(string passphrase)
    {
        var plain = new byte[Box.Length - Tag];
        using (var aes = new AesGcm(Derive(passphrase, Salt, Iterations), Tag))
        {
            aes.Decrypt(Nonce, Box.AsSpan(0, plain.Length), Box.AsSpan(plain.Length), plain, PublicKey);
        }

        var key = ECDiffieHellman.Create();
        key.ImportPkcs8PrivateKey(plain, out _);
        CryptographicOperations.ZeroMemory(plain);
        return key;
    }

    /// <summary>The same key pair under another passphrase.</summary>
    public CustodianKey Change(string old, string passphrase)
    {
        using var key = Open(old);
        return Seal(key, passphrase, Iterations);
    }

    private static CustodianKey Seal(ECDiffieHellman key, string passphrase, int iterations)
    {
        var (salt, nonce, open) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(12), Curve.PublicOf(key));
        var plain = key.ExportPkcs8PrivateKey();
        var box = new byte[plain.Length + Tag];
        using var aes = new AesGcm(Derive(passphrase, salt, iterations), Tag);
        aes.Encrypt(nonce, plain, box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), open);
        CryptographicOperations.ZeroMemory(plain);
        return new(open, iterations, salt, nonce, box);
    }

    private static byte[] Derive(string passphrase, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), salt, iterations, HashAlgorithmName.SHA256, 32);
}
