using System.Diagnostics;
using System.Net;
using ScenarioHub.Identity.Passwords;
using Xunit;

namespace ScenarioHub.Identity.Tests.Sessions;

public class SignInApiTests(IdentityApp app)
{
    [Fact]
    public async Task After_five_failures_even_the_right_password_waits()
    {
        var (_, email) = await app.RegisterAsync();
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(email, $"猜一猜密码是多少{i}").RefusedAsync(401, "session.refused");
        }

        await TryAsync(email, IdentityApp.Password).RefusedAsync(423, "session.locked");
        await TryAsync(email.ToUpperInvariant(), IdentityApp.Password).RefusedAsync(423, "session.locked");
        await app.SqlAsync($"UPDATE sign_in_attempts SET locked_until = now() - interval '1 ms' WHERE address_hash = sha256('{email}')");
        await TryAsync(email, IdentityApp.Password).BodyAsync();
    }

    [Fact]
    public async Task An_unknown_address_is_answered_and_locked_like_a_known_one()
    {
        var email = Samples.NewEmail();
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(email, IdentityApp.Password).RefusedAsync(401, "session.refused");
        }

        await TryAsync(email, IdentityApp.Password).RefusedAsync(423, "session.locked");
    }

    [Fact]
    public async Task Many_tries_at_once_are_worth_no_more_than_one_by_one()
    {
        var email = Samples.NewEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => TryAsync(email, $"猜一猜密码是多少{i}")));

        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(7, answers.Count(a => (int)a.StatusCode == 423));
    }

    [Fact]
    public async Task A_success_forgets_the_failures()
    {
        var (_, email) = await app.RegisterAsync();
        for (var i = 0; i < 8; i++)
        {
            await (i % 4 == 3 ? TryAsync(email, IdentityApp.Password).BodyAsync() : TryAsync(email, "猜一猜密码是多少呢").RefusedAsync(401, "session.refused"));
        }
    }

    [Fact]
    public void Nobodys_password_takes_as_long_to_check_as_somebodys()
    {
        var passwords = new PasswordHashes();
        var credential = Credential.Of(Guid.NewGuid(), passwords.Hash(IdentityApp.Password), false, DateTimeOffset.UnixEpoch);
        TimeSpan Time(Credential? whose)
        {
            var clock = Stopwatch.StartNew();
            passwords.Verify(whose, "猜一猜密码是多少");
            return clock.Elapsed;
        }

        // In turns and by the quickest of each: other work on the machine can only make a measurement longer.
        var rounds = Enumerable.Range(0, 4).Select(_ => (Nobody: Time(null), Somebody: Time(credential))).ToList();
        Assert.InRange(rounds.Min(r => r.Nobody) / rounds.Min(r => r.Somebody), 0.2, 5);
    }

    [Fact]
    public async Task A_refusal_repeats_neither_address_nor_password()
    {
        var answer = await TryAsync("someone@test.example", "zq7KpVerySecret");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("someone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("zq7Kp", text, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> TryAsync(string email, string password) =>
        app.CreateClient().SendAsync("POST", "/api/identity/sessions", new { email, password });
}
