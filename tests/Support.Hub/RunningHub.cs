using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Npgsql;
using ScenarioHub.LocalHosting.Supervision;

namespace ScenarioHub.Testing.Hub;

/// <summary>The whole application model, started from AppHost.cs by the local orchestrator on servers and a port of its own; keeps nothing.</summary>
public sealed class RunningHub : IAsyncDisposable
{
    private readonly DistributedApplication _application;
    private readonly string _data;

    private RunningHub(DistributedApplication application, Uri address, string data) => (_application, Address, _data) = (application, address, data);

    /// <summary>The gateway.</summary>
    public Uri Address { get; }

    /// <summary>The demo accounts' password.</summary>
    public string DemoPassword { get; } = $"Test-{Guid.NewGuid():n}";

    /// <summary>Starts everything; returns when the gateway calls the whole healthy.</summary>
    /// <param name="environment">Further variables for every process.</param>
    public static async Task<RunningHub> StartAsync(params IEnumerable<KeyValuePair<string, string>> environment)
    {
        var port = FreePort();
        var data = Path.Combine(Path.GetTempPath(), $"scenariohub-system-{Guid.NewGuid():n}");
        var builder = AppHost.AppHost.Compose([$"--port={port}", "--ephemeral=true", $"--data={data}"]);
        builder.Configuration["ConnectionStrings:postgres"] = null;
        builder.Configuration["ConnectionStrings:messaging"] = null;
        var hub = new RunningHub(builder.Build(), new($"http://localhost:{port}"), data);

        // The orchestrator's children inherit this process's environment.
        foreach (var (name, value) in environment.Append(new("Identity__DemoPassword", hub.DemoPassword)))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        await hub._application.StartAsync();
        return hub;
    }

    /// <summary><c>kill -9</c> of a service or server; the orchestrator starts it again.</summary>
    public Task KillAsync(string name) => Process(name).KillAsync();

    /// <summary>Whether the gateway calls the whole healthy.</summary>
    public async Task<bool> IsHealthyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.GetAsync("/health");
        return answer.IsSuccessStatusCode;
    }

    /// <summary>How often a service or server was started.</summary>
    public int Starts(string name) => Process(name).Starts;

    /// <summary>Asks a service's database for one number.</summary>
    public async Task<long> CountAsync(string service, string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Postgres()) { Database = service, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private string Postgres() => File.ReadLines(Path.Combine(_data, "run", "environment", "servers"))
        .Single(line => line.StartsWith("ConnectionStrings__postgres=", StringComparison.Ordinal)).Split('=', 2)[1].Trim('\'');

    // RabbitMQ's port mapper comes before it in the list.
    private SupervisedProcess Process(string name) => _application.Orchestrator.ProcessesOf(name)[^1];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
