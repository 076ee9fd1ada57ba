using System.Security.Cryptography;

namespace ScenarioHub.Sealing;

/// <summary>Keys on P-256 as the formats write them: a public key is 65 bytes (0x04, X, Y), a private key its 32-byte number.</summary>
public static class Curve
{
    /// <summary>The length of a public key.</summary>
    public const int PublicLength = 65;

    /// <summary>The length of a private key.</summary>
    public const int PrivateLength = 32;

    /// <summary>The public key in 65 bytes.</summary>
    public static byte[] PublicOf(ECAlgorithm key)
    {
        var q = key.ExportParameters(false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    /// <summary>The private key in 32 bytes. Clear it after use.</summary>
    public static byte[] PrivateOf(ECAlgorithm key) => key.ExportParameters(true).D!;

    /// <summary>A public key for key agreement. Throws <see cref="CryptographicException"/> for what is no point of the curve.</summary>
    public static ECDiffieHellman Agreement(ReadOnlySpan<byte> publicKey) => ECDiffieHellman.Create(Parameters(publicKey, null));

    /// <summary>A key pair for key agreement.</summary>
    public static ECDiffieHellman Agreement(ReadOnlySpan<byte> publicKey, byte[] privateKey) => ECDiffieHellman.Create(Parameters(publicKey, privateKey));

    /// <summary>A public key for checking signatures.</summary>
    public static ECDsa Signature(ReadOnlySpan<byte> publicKey) => ECDsa.Create(Parameters(publicKey, null));

    /// <summary>A key pair for signing.</summary>
    public static ECDsa Signature(ReadOnlySpan<byte> publicKey, byte[] privateKey) => ECDsa.Create(Parameters(publicKey, privateKey));

    private static ECParameters Parameters(ReadOnlySpan<byte> publicKey, byte[]? privateKey) =>
        publicKey.Length == PublicLength && publicKey[0] == 4
            ? new()
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = publicKey[1..33].ToArray(), Y = publicKey[33..].ToArray() },
                D = privateKey,
            }
            : throw new CryptographicException("This is no public key of P-256.");
}
