using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScenarioHub.Bidding;
using ScenarioHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ScenarioHub.Bidding.Tests.BiddingApp))]

namespace ScenarioHub.Bidding.Tests;

/// <summary>The Bidding service on real PostgreSQL and RabbitMQ.</summary>
public class BiddingApp : ServiceApp<Program, BiddingDb>
{
    private readonly LogCapture _log = new();

    /// <summary>What the service has logged while a test listened.</summary>
    public IReadOnlyCollection<string> Logged => _log.Lines;

    /// <summary>Keeps what the service logs from now on until disposed.</summary>
    public IDisposable Listen() => _log.Listen();

    /// <summary>Where the service keeps files.</summary>
    public string FilesPath { get; } = Directory.CreateTempSubdirectory("bidding-files-").FullName;

    /// <summary>Sends a request as somebody, with a fresh idempotency key and the version last seen.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        TestPerson? who, HttpMethod method, string path, object? body = null, long? version = null, Guid? key = null)
    {
        using var client = As(who);
        using var request = new HttpRequestMessage(method, $"/api/bidding{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends, expects a status, and reads the answer.</summary>
    public async Task<JsonElement> AskAsync(
        TestPerson? who, HttpMethod method, string path, object? body = null, long? version = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await SendAsync(who, method, path, body, version);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Reads as somebody.</summary>
    public Task<JsonElement> GetAsync(TestPerson? who, string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        AskAsync(who, HttpMethod.Get, path, expected: expected);

    /// <summary>Runs SQL on the service's database.</summary>
    public async Task<object?> SqlAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Files:Path", FilesPath);
        builder.UseSetting("Bidding:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        // Everything is kept, the database's commands included: a log must not tell what a bid says at any level.
        builder.ConfigureLogging(logging => logging.AddProvider(_log).AddFilter<LogCapture>(null, LogLevel.Debug));
    }
}
