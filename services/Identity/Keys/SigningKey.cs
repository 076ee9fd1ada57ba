using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.IdentityModel.Tokens;
using ScenarioHub.Identity.Secrets;

namespace ScenarioHub.Identity.Keys;

/// <summary>A key pair (ECDSA P-256) that signs access tokens from a moment on (签名密钥).</summary>
public class SigningKey
{
    public required string Kid { get; init; }

    public required byte[] X { get; init; }

    public required byte[] Y { get; init; }

    /// <summary>PKCS #8 under the master key; nothing once no token of this key can be valid.</summary>
    public byte[]? SealedPrivate { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Published at once, used from here on: by then everyone who checks tokens has read it.</summary>
    public DateTimeOffset SignsFrom { get; private init; }

    /// <summary>A new pair whose private part is readable with <paramref name="master"/> only.</summary>
    public static SigningKey Create(MasterKey master, DateTimeOffset now, TimeSpan overlap)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(false).Q;
        var kid = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12));
        return new()
        {
            Kid = kid,
            X = point.X!,
            Y = point.Y!,
            SealedPrivate = master.Seal(pair.ExportPkcs8PrivateKey(), kid),
            CreatedAt = now,
            SignsFrom = now + overlap,
        };
    }

    /// <summary>The key as signatures are made with it.</summary>
    public ECDsaSecurityKey Open(MasterKey master)
    {
        var pair = ECDsa.Create();
        try
        {
            pair.ImportPkcs8PrivateKey(master.Open(SealedPrivate, Kid), out _);
        }
        catch (CryptographicException e)
        {
            pair.Dispose();
            throw new InvalidOperationException($"Signing key {Kid} cannot be opened: Identity:MasterKey is not the one that it was stored under.", e);
        }

        return new(pair) { KeyId = Kid };
    }

    /// <summary>The key as signatures are checked with it.</summary>
    public JsonWebKey Public() => new()
    {
        Kty = "EC", Use = "sig", Alg = "ES256", Crv = "P-256", Kid = Kid, X = Base64UrlEncoder.Encode(X), Y = Base64UrlEncoder.Encode(Y),
    };

    internal void ErasePrivate() => SealedPrivate = null;
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder) => builder.ToTable("signing_key").HasKey(k => k.Kid);
}
