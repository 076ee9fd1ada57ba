using System.Globalization;
using System.Security.Cryptography;
using ScenarioHub.LocalHosting.Data;
using ScenarioHub.LocalHosting.Supervision;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>
/// A private RabbitMQ server on the loopback address, with a cookie, a node name and a port mapper (epmd) of its own,
/// so that it never meets a RabbitMQ that the system runs.
/// </summary>
internal sealed class RabbitMQInstance(string name, DataDirectory data, int port, string user, string password)
{
    private readonly int _mapperPort = LoopbackPorts.Next();
    private readonly int _nodePort = LoopbackPorts.Next();

    public string ConnectionString { get; } = $"amqp://{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@127.0.0.1:{port}";

    public Uri? ManagementAddress => ManagementPort is { } management
        ? new($"http://{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@127.0.0.1:{management}")
        : null;

    /// <summary>The port of the management plugin; null leaves the plugin off.</summary>
    public int? ManagementPort { get; init; }

    /// <summary>Writes the configuration; says what has to run: the port mapper first, then the server.</summary>
    public async Task<(ProcessSpec Mapper, ProcessSpec Server)> PrepareAsync()
    {
        var program = Programs.Require("rabbitmq-server", Programs.AptInstall("rabbitmq-server"), "/usr/lib/rabbitmq/bin");
        var account = ServerAccount.For("rabbitmq");
        var home = await ServerDirectory.CreateAsync(Path.Combine(data.Root, name), account);
        await WriteAsync(account, home, "rabbitmq.conf", Configuration(home));
        await WriteAsync(account, home, "definitions.json", RabbitMQDefinitions.Json(user, password));
        await WriteAsync(account, home, "enabled_plugins", ManagementPort is not null ? "[rabbitmq_management]." : "[].");
        await WriteAsync(account, home, "rabbitmq-env.conf", "");
        await WriteAsync(account, home, ".erlang.cookie", RandomNumberGenerator.GetHexString(32));
        var environment = Environment(home);
        var mapper = new ProcessSpec($"{name}-epmd", Programs.Require("epmd", Programs.AptInstall("erlang-base")),
            ["-port", $"{_mapperPort}", "-address", "127.0.0.1"])
        {
            Account = account,
            Environment = environment,
            Shows = _ => false,
            IsHealthy = ct => RabbitMQHealth.ListensAsync("127.0.0.1", _mapperPort, ct),
        };
        var server = new ProcessSpec(name, program, [])
        {
            Account = account,
            Environment = environment,
            Shows = line => line.Contains("[error]", StringComparison.Ordinal),
            IsHealthy = ct => RabbitMQHealth.AskAsync(ConnectionString, ct),
            StopWithin = TimeSpan.FromSeconds(30),
        };
        return (mapper, server);
    }

    private static async Task WriteAsync(ServerAccount? account, string home, string file, string text)
    {
        var path = Path.Combine(home, file);
        DataDirectory.WriteOwnerOnly(path, text);
        await ServerDirectory.GiveFileAsync(path, account);
    }

    private string Configuration(string home) => string.Create(CultureInfo.InvariantCulture, $"""
        listeners.tcp.local = 127.0.0.1:{port}
        num_acceptors.tcp = 4
        log.file = false
        log.console = true
        log.console.level = error
        vm_memory_high_watermark.absolute = 512MiB
        disk_free_limit.absolute = 100MB
        load_definitions = {home}/definitions.json

        """) + (ManagementPort is { } management ? $"management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = {management}\n" : "");

    private Dictionary<string, string> Environment(string home) => new()
    {
        ["HOME"] = home,
        ["ERL_EPMD_PORT"] = $"{_mapperPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_CRASH_DUMP_SECONDS"] = "0",
        ["RABBITMQ_NODENAME"] = "scenariohub@localhost",
        ["RABBITMQ_DIST_PORT"] = $"{_nodePort}",
        ["RABBITMQ_BASE"] = home,
        ["RABBITMQ_MNESIA_BASE"] = $"{home}/data",
        ["RABBITMQ_LOG_BASE"] = $"{home}/log",
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_PID_FILE"] = $"{home}/pid",
        ["RABBITMQ_CONFIG_FILE"] = $"{home}/rabbitmq.conf",
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = $"{home}/advanced.config",
        ["RABBITMQ_CONF_ENV_FILE"] = $"{home}/rabbitmq-env.conf",
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{home}/enabled_plugins",

        // The script then becomes the server instead of its parent, so that signals and the exit code are the server's own.
        ["RUNNING_UNDER_SYSTEMD"] = "true",

        // Two schedulers that sleep when idle, few threads, and a node port that only this machine can reach.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +SDcpu 1:1 +SDio 4 +A 4 +sbwt none",
    };
}
