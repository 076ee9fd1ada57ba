using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Identity.Sessions;
using Xunit;

namespace ScenarioHub.Identity.Tests.Sessions;

public class SessionApiTests(IdentityApp app)
{
    private const string Path = "/api/identity/sessions";

    [Fact]
    public async Task The_access_token_says_who_it_is_for_ten_minutes()
    {
        var session = await app.SignInAsync("park@demo.example");
        var token = Tokens.Read(session.AccessToken);

        Assert.Equal((600, "ES256", IdentityApp.IssuerName), (session.ExpiresIn, token.Alg, token.Issuer));
        Assert.Equal(TimeSpan.FromMinutes(10), token.ValidTo - token.ValidFrom);
        Assert.Equal(["scenariohub"], token.Audiences);
        string Claim(string type) => token.GetClaim(type).Value;
        Assert.Equal(("园区经办人", "演示高新区", "park", "true", "manager"), (Claim("name"), Claim("org_name"), Claim("org_kind"), Claim("org_verified"), Claim("role")));
        Assert.False(token.TryGetClaim("pwd_expired", out _));
    }

    [Fact]
    public async Task A_refresh_token_is_exchanged_and_its_reuse_ends_the_family()
    {
        var first = await app.SignInAsync("company@demo.example");
        var second = await RefreshAsync(first.RefreshToken).BodyAsync();

        await RefreshAsync(first.RefreshToken).RefusedAsync(401, "session.ended");

        await RefreshAsync(second.Text("refreshToken")).RefusedAsync(401, "session.ended");
        Assert.Equal(1, await app.SqlAsync("UPDATE session SET ended_by = ended_by WHERE ended_by = 'token-reused' AND id = (SELECT session_id FROM refresh_token WHERE hash = sha256('" + first.RefreshToken + "'))"));
    }

    [Fact]
    public async Task The_end_of_one_family_leaves_the_others()
    {
        var desk = await app.SignInAsync("company@demo.example");
        var phone = await app.SignInAsync("company@demo.example");
        await RefreshAsync(desk.RefreshToken).BodyAsync();
        await RefreshAsync(desk.RefreshToken).RefusedAsync(401, "session.ended");

        await RefreshAsync(phone.RefreshToken).BodyAsync();
    }

    [Fact]
    public async Task The_same_request_again_gets_the_same_successor_for_a_minute()
    {
        var (session, key) = (await app.SignInAsync("company2@demo.example"), Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RefreshAsync(session.RefreshToken, key).BodyAsync()));
        var successor = Assert.Single(answers.Select(a => a.Text("refreshToken")).Distinct());
        await app.SqlAsync($"UPDATE refresh_token SET redeemed_at = redeemed_at - interval '61 s' WHERE hash = sha256('{session.RefreshToken}')");

        await RefreshAsync(session.RefreshToken, key).RefusedAsync(401, "session.ended");
        await RefreshAsync(successor).RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task Another_key_is_a_reuse_even_at_once()
    {
        var session = await app.SignInAsync("company2@demo.example");
        await RefreshAsync(session.RefreshToken, Guid.NewGuid().ToString()).BodyAsync();

        await RefreshAsync(session.RefreshToken, Guid.NewGuid().ToString()).RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task Of_many_exchanges_at_once_without_a_key_one_succeeds_and_the_family_ends()
    {
        var session = await app.SignInAsync("company2@demo.example");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RefreshAsync(session.RefreshToken)));

        var winner = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        var successor = JsonDocument.Parse(await winner.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.Text("refreshToken");
        await RefreshAsync(successor).RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task An_expired_or_unknown_refresh_token_is_refused()
    {
        var session = await app.SignInAsync("company2@demo.example");
        await app.SqlAsync($"UPDATE refresh_token SET expires_at = now() - interval '1 ms' WHERE hash = sha256('{session.RefreshToken}')");

        await RefreshAsync(session.RefreshToken).RefusedAsync(401, "session.ended");
        await RefreshAsync("nobody-has-this").RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_signing_out_everywhere_all()
    {
        var (_, email) = await app.RegisterAsync();
        var (one, two, three) = (await app.SignInAsync(email), await app.SignInAsync(email), await app.SignInAsync(email));

        await app.CreateClient().SendAsync("POST", $"{Path}/end", new { refreshToken = one.RefreshToken }).BodyAsync(HttpStatusCode.NoContent);
        await RefreshAsync(one.RefreshToken).RefusedAsync(401, "session.ended");
        var stillIn = await RefreshAsync(two.RefreshToken).BodyAsync();

        await app.With(three.AccessToken).SendAsync("POST", $"{Path}/end-all").BodyAsync(HttpStatusCode.NoContent);
        await RefreshAsync(stillIn.Text("refreshToken")).RefusedAsync(401, "session.ended");
        await RefreshAsync(three.RefreshToken).RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task What_can_serve_nobody_any_more_is_swept_and_the_rest_stays()
    {
        var (kept, old) = (await app.SignInAsync("funder@demo.example"), await app.SignInAsync("funder@demo.example"));
        await app.SqlAsync($"UPDATE refresh_token SET expires_at = now() - interval '1 day' WHERE hash = sha256('{old.RefreshToken}')");

        await app.Services.GetServices<IHostedService>().OfType<SessionSweep>().Single().SweepAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await app.SqlAsync($"UPDATE refresh_token SET hash = hash WHERE hash = sha256('{old.RefreshToken}')"));
        await RefreshAsync(kept.RefreshToken).BodyAsync();
    }

    private Task<HttpResponseMessage> RefreshAsync(string refreshToken, string? key = null) =>
        app.CreateClient().SendAsync("POST", $"{Path}/refresh", new { refreshToken }, key: key);
}
