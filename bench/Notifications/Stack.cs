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

namespace ScenarioHub.Bench.Notifications;

/// <summary>Gateway, one replica of Notifications, PostgreSQL and RabbitMQ, private to this run, durable, with a token issuer that the service checks as it checks Identity.</summary>
internal sealed class Stack : IAsyncDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"scenariohub-notices-{Guid.NewGuid():n}");
    private readonly int _port = FreePort();
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly (string Name, string Value)[] _settings;
    private Process? _gateway;
    private string _address = "";

    private Stack((string Name, string Value)[] settings) => _settings = settings;

    public RestartableServers Servers { get; private set; } = null!;

    public TestIssuer Issuer { get; private set; } = null!;

    public IBusControl Bus { get; private set; } = null!;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public Process Service { get; private set; } = null!;

    /// <summary>The processor time of the service that runs now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            Service.Refresh();
            return Service.TotalProcessorTime;
        }
    }

    public Uri Gateway { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Starts everything; settings beside the usual ones, such as a mail server's, go to the service.</summary>
    public static async Task<Stack> StartAsync(params (string Name, string Value)[] settings)
    {
        var stack = new Stack(settings) { Issuer = await TestIssuer.StartAsync() };
        stack.Servers = await RestartableServers.StartInAsync(stack._data);
        try
        {
            await stack.StartAllAsync();
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>One statement, for as long as it takes.</summary>
    public async Task<T> SqlAsync<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync() ?? default(T))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Bus is not null)
        {
            await Bus.StopAsync();
            await Database.DisposeAsync();
        }

        foreach (var process in new[] { Service, _gateway }.Where(p => p is { HasExited: false }))
        {
            process!.Kill();
        }

        await Issuer.DisposeAsync();
        await Servers.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Starts the service anew after it was killed; returns when it answers.</summary>
    public Task RestartServiceAsync()
    {
        Service = Start("Notifications", _port, [
            ("ConnectionStrings__db", _address), ("ConnectionStrings__messaging", Servers.Addresses.Messaging.ToString()),
            ("Authentication__Authority", Issuer.Address), ("Authentication__Issuer", Issuer.Address), ("Notifications__MasterKey", _masterKey), .. _settings,
        ]);
        return AnsweredAsync($"http://127.0.0.1:{_port}/health");
    }

    private async Task StartAllAsync()
    {
        var (postgres, messaging) = (Servers.Addresses.Postgres, Servers.Addresses.Messaging);
        await using (var admin = NpgsqlDataSource.Create(postgres))
        {
            await using var create = admin.CreateCommand("CREATE DATABASE notifications");
            await create.ExecuteNonQueryAsync();
        }

        _address = new NpgsqlConnectionStringBuilder(postgres) { Database = "notifications" }.ConnectionString;
        await MigrationRunner.ApplyAsync(_address, Migration.For(typeof(NotificationsDb).Assembly));
        await Topology.DeployAsync(messaging, "notifications", typeof(NotificationsDb).Assembly);
        Database = NpgsqlDataSource.Create(_address);
        Bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(messaging));
        await Bus.StartAsync();
        await RestartServiceAsync();

        // One address opens every stream here: the limits by address and by person are off, all else is as it is in earnest.
        _gateway = Start("Gateway", Gateway.Port, [
            ("services__notifications__http__0", $"http://127.0.0.1:{_port}"), ("Limits__Address__Burst", "0"), ("Limits__User__Burst", "0"),
            ("Limits__Address__Concurrent", "0"),
        ]);
        await AnsweredAsync(new Uri(Gateway, "/health").ToString());
    }

    private static async Task AnsweredAsync(string address)
    {
        using var client = new HttpClient();
        for (var tries = 0; !await AnswersAsync(client, address) && tries < 600; tries++)
        {
            await Task.Delay(100);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Start(string name, int port, IEnumerable<(string Name, string Value)> environment)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"ScenarioHub.{name}.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment.Append(("ASPNETCORE_URLS", $"http://127.0.0.1:{port}")).Append(("Logging__LogLevel__Default", "Warning")))
        {
            info.Environment[key] = value;
        }

        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, line) => Show(line.Data);
        process.ErrorDataReceived += (_, line) => Show(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Show(string? line)
    {
        if (line?.StartsWith("fail", StringComparison.Ordinal) == true || line?.StartsWith("crit", StringComparison.Ordinal) == true)
        {
            Console.Error.WriteLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
