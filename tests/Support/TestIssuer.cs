using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Testing;

/// <summary>
/// An OIDC provider for tests of one service: a discovery document and a JWKS on a real port, and tokens for anyone. Services check its
/// tokens exactly as they check those of Identity.
/// </summary>
public sealed class TestIssuer : IAsyncDisposable
{
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString("n") };
    private readonly WebApplication _server;

    private TestIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/.well-known/openid-configuration", () => new { issuer = Address, jwks_uri = $"{Address}/jwks" });
        _server.MapGet("/jwks", () => Results.Json(new { keys = new[] { Jwk() } }));
    }

    /// <summary>The issuer and authority.</summary>
    public string Address => _server.Urls.First();

    /// <summary>Starts one.</summary>
    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        await issuer._server.StartAsync();
        return issuer;
    }

    /// <summary>A token for somebody, valid for ten minutes unless told otherwise.</summary>
    public string TokenFor(TestPerson person, TimeSpan? validFor = null)
    {
        var expires = DateTime.UtcNow + (validFor ?? TimeSpan.FromMinutes(10));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = TokenAuthentication.Audience,
            NotBefore = expires.AddMinutes(-20),
            IssuedAt = expires.AddMinutes(-20),
            Expires = expires,
            Subject = new ClaimsIdentity(person.Claims()),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private object Jwk()
    {
        var point = _key.ECDsa.ExportParameters(false).Q;
        return new { kty = "EC", use = "sig", alg = "ES256", crv = "P-256", kid = _key.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
    }
}
