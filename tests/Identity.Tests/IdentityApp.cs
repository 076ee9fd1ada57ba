using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Npgsql;
using ScenarioHub.Identity.Sessions;
using ScenarioHub.Identity.Tests;
using ScenarioHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(IdentityApp))]

namespace ScenarioHub.Identity.Tests;

/// <summary>Identity with the demo accounts. It checks its own tokens, as it does in operation.</summary>
public class IdentityApp : ServiceApp<Program, IdentityDb>
{
    public const string IssuerName = "https://identity.test";
    public const string Password = "四月的雨落在山间的梯田";
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new();

    /// <summary>The house's JSON.</summary>
    public static JsonSerializerOptions Json { get; } = MakeJson();

    /// <summary>A client with the access token of the person with this address; one sign-in serves all tests.</summary>
    public async Task<HttpClient> AsAsync(string email) => With(await _tokens.GetOrAdd(email, SignedInAsync));

    /// <summary>A client with an access token.</summary>
    public HttpClient With(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Signs in anew.</summary>
    public async Task<SessionAnswer> SignInAsync(string email, string password = Password)
    {
        var answer = await CreateClient().PostAsJsonAsync("/api/identity/sessions", new { email, password });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<SessionAnswer>(Json))!;
    }

    /// <summary>Changes rows directly: the way for tests to let time pass.</summary>
    public async Task<int> SqlAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        builder.UseSetting("Authentication:Authority", "");
        builder.UseSetting("Authentication:Issuer", IssuerName);
        builder.UseSetting("Identity:MasterKey", Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()));
        builder.UseSetting("Identity:DemoPassword", Password);
    }

    private async Task<string> SignedInAsync(string email) => (await SignInAsync(email)).AccessToken;

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServiceDefaults.ServiceDefaultsExtensions.ConfigureJson(json);
        return json;
    }
}
