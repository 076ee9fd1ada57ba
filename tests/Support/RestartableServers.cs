using Aspire.Hosting;
using ScenarioHub.LocalHosting.Supervision;

namespace ScenarioHub.Testing;

/// <summary>A private PostgreSQL and RabbitMQ for tests that take them down; addresses and data outlive a restart.</summary>
public sealed class RestartableServers : IAsyncDisposable
{
    private readonly DistributedApplication _application;

    private RestartableServers(DistributedApplication application, TestServers addresses) =>
        (_application, Addresses) = (application, addresses);

    /// <summary>Where they answer, before and after a restart.</summary>
    public TestServers Addresses { get; }

    /// <summary>Starts both, keeping nothing; returns when they accept logins.</summary>
    public static Task<RestartableServers> StartAsync() => StartAsync("--ephemeral=true");

    /// <summary>Starts both in a directory, with what they write as safe on the disk as in earnest.</summary>
    public static Task<RestartableServers> StartInAsync(string directory) => StartAsync($"--data={directory}");

    private static async Task<RestartableServers> StartAsync(string argument)
    {
        var builder = DistributedApplication.CreateBuilder([argument]);

        // Connection strings of the environment must not turn a test on somebody else's servers.
        builder.Configuration["ConnectionStrings:postgres"] = null;
        builder.Configuration["ConnectionStrings:messaging"] = null;
        var postgres = builder.AddPostgres("postgres").Resource;
        var messaging = builder.AddRabbitMQ("messaging").WithManagementPlugin().Resource;
        var application = builder.Build();
        await application.StartAsync();
        return new(application, new(postgres.ConnectionString!, new(messaging.ConnectionString!), messaging.ManagementAddress!));
    }

    /// <summary><c>kill -9</c> of PostgreSQL, which stays down.</summary>
    public Task KillPostgresAsync() => KillAsync("postgres");

    /// <summary><c>kill -9</c> of RabbitMQ, which stays down.</summary>
    public Task KillMessagingAsync() => KillAsync("messaging");

    /// <summary>Starts PostgreSQL again on the same port and data; returns when it accepts logins.</summary>
    public Task RestartPostgresAsync(CancellationToken ct = default) => Server("postgres").ReleaseAsync(ct);

    /// <summary>Starts RabbitMQ again on the same port and data; returns when it accepts logins.</summary>
    public Task RestartMessagingAsync(CancellationToken ct = default) => Server("messaging").ReleaseAsync(ct);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task KillAsync(string name) => Server(name).KillAsync(hold: true);

    // RabbitMQ's port mapper comes before it in the list.
    private SupervisedProcess Server(string name) => _application.Orchestrator.ProcessesOf(name)[^1];
}
