using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScenarioHub.Identity.Keys;
using Xunit;

namespace ScenarioHub.Identity.Tests.Sessions;

public class BearerTests(IdentityApp app)
{
    [Fact]
    public async Task A_token_that_is_right_in_all_opens_the_door() => Assert.Equal(HttpStatusCode.OK, await AnswerTo(await MakeAsync(_ => { })));

    [Fact]
    public async Task An_expired_token_is_refused() => await RefusedAsync(await MakeAsync(t =>
    {
        t.NotBefore = t.IssuedAt = DateTime.UtcNow.AddMinutes(-20);
        t.Expires = DateTime.UtcNow.AddSeconds(-6);
    }));

    [Fact]
    public async Task A_token_of_the_future_is_refused() => await RefusedAsync(await MakeAsync(t => t.NotBefore = DateTime.UtcNow.AddMinutes(1)));

    [Fact]
    public async Task A_token_for_another_audience_is_refused() => await RefusedAsync(await MakeAsync(t => t.Audience = "somewhere-else"));

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() => await RefusedAsync(await MakeAsync(t => t.Issuer = "https://elsewhere.test"));

    [Fact]
    public async Task A_token_signed_with_another_key_under_our_keys_name_is_refused() => await RefusedAsync(await MakeAsync(t =>
    {
        var kid = t.SigningCredentials.Key.KeyId;
        t.SigningCredentials = new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = kid }, SecurityAlgorithms.EcdsaSha256);
    }));

    [Fact]
    public async Task A_token_whose_mac_key_is_our_public_key_is_refused() => await RefusedAsync(await MakeAsync(t =>
    {
        var key = (ECDsaSecurityKey)t.SigningCredentials.Key;
        var mac = new SymmetricSecurityKey(key.ECDsa.ExportSubjectPublicKeyInfo()) { KeyId = key.KeyId };
        t.SigningCredentials = new(mac, SecurityAlgorithms.HmacSha256);
    }));

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        var payload = (await MakeAsync(_ => { })).Split('.')[1];
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");

        await RefusedAsync($"{header}.{payload}.");
        await RefusedAsync(await MakeAsync(t => t.SigningCredentials = null));
    }

    [Fact]
    public async Task A_token_whose_content_was_changed_is_refused()
    {
        var parts = (await MakeAsync(_ => { })).Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("\"member\"", "\"administrator\"", StringComparison.Ordinal);

        Assert.Contains("administrator", payload, StringComparison.Ordinal);
        await RefusedAsync($"{parts[0]}.{Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(payload))}.{parts[2]}");
    }

    [Theory]
    [InlineData("not-a-token")]
    [InlineData("a.b.c")]
    public async Task What_is_no_token_is_refused(string token) => await RefusedAsync(token);

    private async Task<HttpStatusCode> AnswerTo(string token) =>
        (await app.With(token).SendAsync("GET", "/api/identity/members")).StatusCode;

    private Task RefusedAsync(string token) => app.With(token).SendAsync("GET", "/api/identity/members").RefusedAsync(401, "unauthenticated");

    private async Task<string> MakeAsync(Action<SecurityTokenDescriptor> change)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = IdentityApp.IssuerName,
            Audience = "scenariohub",
            Expires = DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = Guid.NewGuid().ToString(), ["org"] = Guid.NewGuid().ToString(), ["role"] = "member" },
            SigningCredentials = await app.Services.GetRequiredService<KeyStore>().CredentialsAsync(TestContext.Current.CancellationToken),
        };
        change(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }
}
