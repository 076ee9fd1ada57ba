using System.Net;
using Xunit;

namespace ScenarioHub.Identity.Tests.Passwords;

public class PasswordApiTests(IdentityApp app)
{
    private const string Path = "/api/identity/password";
    private const string Other = "秋天的风吹过北边的山岗";

    [Fact]
    public async Task A_new_password_ends_all_sessions_and_lets_in()
    {
        var (_, email) = await app.RegisterAsync();
        var session = await app.SignInAsync(email);
        var client = app.With(session.AccessToken);

        await client.SendAsync("POST", Path, new { current = IdentityApp.Password, @new = Other }).BodyAsync(HttpStatusCode.NoContent);

        await client.SendAsync("POST", "/api/identity/sessions/refresh", new { refreshToken = session.RefreshToken }).RefusedAsync(401, "session.ended");
        await client.SendAsync("POST", "/api/identity/sessions", new { email, password = IdentityApp.Password }).RefusedAsync(401, "session.refused");
        Assert.False((await app.SignInAsync(email, Other)).PasswordExpired);
    }

    [Fact]
    public async Task An_expired_password_opens_nothing_but_its_change_and_ones_own_entry()
    {
        var (_, email) = await app.RegisterAsync();
        await app.SqlAsync($"UPDATE credential SET expired = true FROM person p WHERE p.id = person_id AND p.email = '{email}'");
        var session = await app.SignInAsync(email);
        var client = app.With(session.AccessToken);

        Assert.True(session.PasswordExpired);
        await client.SendAsync("GET", "/api/identity/members").RefusedAsync(403, "forbidden");
        Assert.True((await client.SendAsync("GET", "/api/identity/me").BodyAsync()).GetProperty("passwordExpired").GetBoolean());
        await client.SendAsync("POST", Path, new { current = IdentityApp.Password, @new = Other }).BodyAsync(HttpStatusCode.NoContent);
        var after = await app.SignInAsync(email, Other);
        Assert.False(after.PasswordExpired);
        await app.With(after.AccessToken).SendAsync("GET", "/api/identity/members").BodyAsync();
    }

    [Fact]
    public async Task A_refused_change_names_the_field_changes_nothing_and_does_not_repeat_the_password()
    {
        var (_, email) = await app.RegisterAsync();
        var client = await app.AsAsync(email);

        await client.SendAsync("POST", Path, new { current = "这不是我的密码呀呀呀", @new = Other }).InvalidAsync("current", "password.wrong");
        await client.SendAsync("POST", Path, new { current = IdentityApp.Password, @new = IdentityApp.Password }).InvalidAsync("new", "password.same");
        var weak = await client.SendAsync("POST", Path, new { current = IdentityApp.Password, @new = "zq7Kp" });
        Assert.DoesNotContain("zq7Kp", await weak.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await app.SignInAsync(email);
    }

    [Fact]
    public async Task Trying_passwords_with_a_token_locks_like_signing_in()
    {
        var (_, email) = await app.RegisterAsync();
        var client = await app.AsAsync(email);
        for (var i = 0; i < 5; i++)
        {
            await client.SendAsync("POST", Path, new { current = $"猜一猜密码是多少{i}", @new = Other }).InvalidAsync("current", "password.wrong");
        }

        await client.SendAsync("POST", Path, new { current = IdentityApp.Password, @new = Other }).RefusedAsync(423, "session.locked");
    }
}
