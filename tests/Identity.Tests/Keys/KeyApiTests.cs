using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ScenarioHub.Identity.Keys;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Identity.Tests.Keys;

[Collection("signing keys")]
public class KeyApiTests(IdentityApp app)
{
    [Fact]
    public async Task A_rotation_logs_nobody_out()
    {
        var session = await app.SignInAsync("agency@demo.example");
        var administrator = await app.AsAsync("administrator@demo.example");
        await app.SqlAsync("UPDATE signing_key SET signs_from = created_at");
        app.Services.GetRequiredService<KeyStore>().Forget();
        var before = Tokens.Read((await app.SignInAsync("agency@demo.example")).AccessToken).Kid;

        await administrator.SendAsync("POST", "/api/identity/keys/rotate").BodyAsync(HttpStatusCode.NoContent);
        await administrator.SendAsync("POST", "/api/identity/keys/rotate").RefusedAsync(409, "key.waiting");

        // Published at once, not used yet.
        var published = await PublishedAsync();
        Assert.Contains(before, published);
        Assert.Equal(before, Tokens.Read((await app.SignInAsync("agency@demo.example")).AccessToken).Kid);

        // Ten minutes later it signs; what the old key has signed still opens doors, and the session goes on.
        await app.SqlAsync("UPDATE signing_key SET signs_from = now() WHERE signs_from > now()");
        var after = await Eventually.Async(
            async () => Tokens.Read((await app.SignInAsync("agency@demo.example")).AccessToken).Kid, kid => kid != before);
        Assert.Contains(after, published);
        await app.With(session.AccessToken).SendAsync("GET", "/api/identity/me").BodyAsync();
        var refreshed = await app.CreateClient().SendAsync("POST", "/api/identity/sessions/refresh", new { refreshToken = session.RefreshToken }).BodyAsync();
        await app.With(refreshed.Text("accessToken")).SendAsync("GET", "/api/identity/me").BodyAsync();
    }

    [Fact]
    public async Task Anyone_can_check_a_token_by_the_discovery_document()
    {
        var client = app.CreateClient();
        var manager = new ConfigurationManager<OpenIdConnectConfiguration>(
            "http://localhost/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(client) { RequireHttps = false });
        var discovered = await manager.GetConfigurationAsync(TestContext.Current.CancellationToken);
        var session = await app.SignInAsync("agency@demo.example");

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            session.AccessToken, new() { ValidIssuer = discovered.Issuer, ValidAudience = "scenariohub", IssuerSigningKeys = discovered.SigningKeys });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(IdentityApp.IssuerName, discovered.Issuer);
        Assert.Equal("http://localhost/connect/token", discovered.TokenEndpoint);
    }

    [Fact]
    public async Task What_is_published_and_stored_of_a_key_is_never_its_private_part()
    {
        var jwks = await app.CreateClient().GetStringAsync("/.well-known/jwks.json", TestContext.Current.CancellationToken);
        var keys = await app.WithDbAsync(db => Task.FromResult(db.SigningKeys.ToList()));

        Assert.DoesNotContain("\"d\"", jwks, StringComparison.Ordinal);
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            System.Security.Cryptography.ECDsa.Create().ImportPkcs8PrivateKey(key.SealedPrivate, out _)));
    }

    private async Task<string[]> PublishedAsync()
    {
        var jwks = await app.CreateClient().SendAsync("GET", "/.well-known/jwks.json").BodyAsync();
        return [.. jwks.GetProperty("keys").EnumerateArray().Select(k => k.Text("kid"))];
    }
}
