using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using MassTransit;
using Npgsql;
using ScenarioHub.Messaging;
using ScenarioHub.Notifications;
using ScenarioHub.Persistence.Migrations;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Channels;

/// <summary>PostgreSQL and RabbitMQ private to this run and durable, and Notifications as a process of its own that can be killed.</summary>
internal sealed class Stack : IAsyncDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"scenariohub-channels-{Guid.NewGuid():n}");
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly int _port = FreePort();
    private TestIssuer _issuer = null!;
    private string _address = "";
    private IBusControl? _bus;
    private Process? _service;

    public RestartableServers Servers { get; private set; } = null!;

    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>The processor time of the service that runs now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _service!.Refresh();
            return _service.TotalProcessorTime;
        }
    }

    public static async Task<Stack> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var stack = new Stack { _issuer = await TestIssuer.StartAsync() };
        stack.Servers = await RestartableServers.StartInAsync(stack._data);
        try
        {
            await using (var connection = new NpgsqlConnection(stack.Servers.Addresses.Postgres))
            {
                await connection.OpenAsync();
                await using var create = new NpgsqlCommand("CREATE DATABASE notifications", connection);
                await create.ExecuteNonQueryAsync();
            }

            stack._address = new NpgsqlConnectionStringBuilder(stack.Servers.Addresses.Postgres) { Database = "notifications" }.ConnectionString;
            stack.Database = NpgsqlDataSource.Create(stack._address);
            await MigrationRunner.ApplyAsync(stack._address, Migration.For(typeof(NotificationsDb).Assembly));
            await Topology.DeployAsync(stack.Servers.Addresses.Messaging, "notifications", typeof(NotificationsDb).Assembly);
            stack._bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(stack.Servers.Addresses.Messaging));
            await stack._bus.StartAsync();
            await stack.StartServiceAsync(settings);
            return stack;
        }
        catch
        {
            // What was started does not outlive a start that failed.
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells a fact on the bus as another service would.</summary>
    public Task PublishAsync<T>(T fact)
        where T : class => _bus!.Publish(fact);

    /// <summary><c>kill -9</c>.</summary>
    public void Kill() => _service!.Kill();

    public async Task StartServiceAsync(IReadOnlyDictionary<string, string> settings)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ScenarioHub.Notifications.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var environment = new Dictionary<string, string>(settings)
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_port}",
            ["ConnectionStrings__db"] = _address,
            ["ConnectionStrings__messaging"] = Servers.Addresses.Messaging.ToString(),
            ["Authentication__Authority"] = _issuer.Address,
            ["Authentication__Issuer"] = _issuer.Address,
            ["Notifications__MasterKey"] = _masterKey,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        _service = Process.Start(info)!;
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(_data, $"notifications-{_service.Id}.log")) { AutoFlush = true });
        _service.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        _service.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        _service.BeginOutputReadLine();
        _service.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"http://127.0.0.1:{_port}/health"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (tries < 600)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Runs a statement.</summary>
    public async Task RunAsync(string sql, params object[] arguments)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 300;
        command.Parameters.AddRange(arguments.Select(argument => new NpgsqlParameter { Value = argument }).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A number that the database gives.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is { HasExited: false })
        {
            _service.Kill();
        }

        if (_bus is not null)
        {
            await _bus.StopAsync(TimeSpan.FromSeconds(5));
        }

        await _issuer.DisposeAsync();
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        await Servers.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
