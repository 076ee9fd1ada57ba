using System.Reflection;
using System.Runtime.CompilerServices;
using ScenarioHub.LocalHosting.Supervision;

namespace Aspire.Hosting;

/// <summary>
/// The application as a whole, run as plain processes of this machine. The API is a subset of Aspire.Hosting 13.5,
/// so that a model written against it also compiles against Aspire.
/// </summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    internal DistributedApplication(Orchestrator orchestrator) => Orchestrator = orchestrator;

    internal Orchestrator Orchestrator { get; }

    /// <summary>Begins the description of an application.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        new DistributedApplicationBuilder(args, Assembly.GetCallingAssembly());

    /// <summary>Starts everything; returns when all is healthy.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => Orchestrator.StartAsync(cancellationToken);

    /// <summary>Stops everything, last started first; returns when no process is left.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => Orchestrator.StopAsync();

    /// <summary>Runs until Ctrl-C, SIGTERM or SIGHUP.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs until Ctrl-C, SIGTERM, SIGHUP or cancellation. What cannot start is told in a line, and the exit code is 1.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var signals = new StopSignals(Orchestrator, cancellationToken);
        try
        {
            await StartAsync(signals.Requested);
            await signals.WaitAsync();
        }
        catch (OperationCanceledException) when (signals.Requested.IsCancellationRequested)
        {
            Orchestrator.Log.Say("stopped before everything was up");
        }
        catch (DistributedApplicationException error)
        {
            Orchestrator.Log.Complain(error.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            await StopAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();
}
