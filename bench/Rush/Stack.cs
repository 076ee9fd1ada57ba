using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using ScenarioHub.Bidding;
using ScenarioHub.Messaging;
using ScenarioHub.Persistence.Migrations;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Rush;

/// <summary>Gateway, replicas of Bidding, PostgreSQL and RabbitMQ, private to this run, durable, with a token issuer that the services check as they check Identity.</summary>
internal sealed class Stack : IAsyncDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"scenariohub-rush-{Guid.NewGuid():n}");
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly int[] _ports;
    private readonly Process?[] _replicas;
    private Process? _gateway;

    private Stack(int replicas) => (_ports, _replicas) = ([.. Enumerable.Range(0, replicas).Select(_ => FreePort())], new Process?[replicas]);

    public RestartableServers Servers { get; private set; } = null!;

    public TestIssuer Issuer { get; private set; } = null!;

    public Uri Gateway { get; } = new($"http://127.0.0.1:{FreePort()}");

    public string Database => new NpgsqlConnectionStringBuilder(Servers.Addresses.Postgres) { Database = "bidding", MaxPoolSize = 20 }.ConnectionString;

    public static async Task<Stack> StartAsync(int replicas)
    {
        var stack = new Stack(replicas)
        {
            Issuer = await TestIssuer.StartAsync(),
        };
        stack.Servers = await RestartableServers.StartInAsync(stack._data);
        try
        {
            await stack.StartServicesAsync();
            return stack;
        }
        catch
        {
            // What was started does not outlive a start that failed.
            await stack.DisposeAsync();
            throw;
        }
    }

    private async Task StartServicesAsync()
    {
        await using (var connection = new NpgsqlConnection(Servers.Addresses.Postgres))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("CREATE DATABASE bidding", connection);
            await create.ExecuteNonQueryAsync();
        }

        await MigrationRunner.ApplyAsync(Database, Migration.For(typeof(BiddingDb).Assembly));
        await Topology.DeployAsync(Servers.Addresses.Messaging, "bidding", typeof(BiddingDb).Assembly);
        for (var i = 0; i < _ports.Length; i++)
        {
            StartReplica(i);
        }

        // One address sends everything here: the limits by address and by person are off, all else is as it is in earnest.
        _gateway = Start("Gateway", Gateway.Port, [
            .. _ports.Select((port, i) => ($"services__bidding__http__{i}", $"http://127.0.0.1:{port}")),
            ("Limits__Address__Burst", "0"), ("Limits__User__Burst", "0"),
        ]);
        await ReadyAsync();
    }

    /// <summary>The processor time that gateway and replicas have used: unlike a rate, it does not depend on what else runs on the machine.</summary>
    public TimeSpan ProcessorTime => _replicas.Append(_gateway).OfType<Process>().Where(p => !p.HasExited).Aggregate(TimeSpan.Zero, (sum, p) =>
    {
        p.Refresh();
        return sum + p.TotalProcessorTime;
    });

    /// <summary><c>kill -9</c>.</summary>
    public void KillReplica(int i) => _replicas[i]!.Kill();

    public void StartReplica(int i) => _replicas[i] = Start("Bidding", _ports[i], [
        ("ConnectionStrings__db", new NpgsqlConnectionStringBuilder(Database) { MaxPoolSize = 40 }.ConnectionString),
        ("ConnectionStrings__messaging", Servers.Addresses.Messaging.ToString()),
        ("Authentication__Authority", Issuer.Address), ("Authentication__Issuer", Issuer.Address),
        ("Bidding__MasterKey", _masterKey),
        ("Files__Path", Path.Combine(_data, "files")),
    ]);

    public async Task ReadyAsync()
    {
        using var client = new HttpClient();
        foreach (var port in _ports)
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    if ((await client.GetAsync($"http://127.0.0.1:{port}/health")).IsSuccessStatusCode)
                    {
                        break;
                    }
                }
                catch (HttpRequestException) when (tries < 1800)
                {
                    // Not listening yet.
                }

                await Task.Delay(100);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _replicas.Append(_gateway).OfType<Process>().Where(p => !p.HasExited))
        {
            process.Kill();
        }

        await Issuer.DisposeAsync();
        await Servers.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private Process Start(string name, int port, IEnumerable<(string Name, string Value)> environment)
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
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        };
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(_data, $"{name}-{port}-{process.Id}.log")) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
