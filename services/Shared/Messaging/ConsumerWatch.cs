using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.Messaging;

/// <summary>
/// Ends the process when nobody listens at one of its queues any more although the broker answers. A broker that is killed can leave a
/// consumer waiting for ever for an answer that never comes; the orchestrator starts the service anew, which is then sure to listen. Consumers of all
/// replicas count: while another one listens, nothing is stuck.
/// </summary>
internal sealed partial class ConsumerWatch(
    Listeners listeners, Deafness deafness, IHostApplicationLifetime application, TimeProvider clock, ILogger<ConsumerWatch> log) : BackgroundService
{
    /// <summary>Between two rounds.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await LookAsync(stoppingToken) is { } deaf)
            {
                Deaf(log, deaf);
                Environment.ExitCode = 1;
                application.StopApplication();
                return;
            }
        }
    }

    private async Task<string?> LookAsync(CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, patience.Token);
        try
        {
            return deafness.Note(await listeners.CountAsync(limit.Token).WaitAsync(limit.Token));
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
            deafness.Forget();
            return null;
        }
    }

    [LoggerMessage(LogLevel.Critical, "Nobody listens at {Queue} although the broker answers; the service ends, to be started anew")]
    private static partial void Deaf(ILogger log, string queue);
}
