using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using ScenarioHub.Messaging.DeadLetters;

namespace ScenarioHub.Messaging;

/// <summary>
/// Ends the process when nobody listens at one of its queues any more although the broker answers. A broker that is killed can leave a
/// consumer waiting for ever for an answer that never comes; the orchestrator starts the service anew, which is then sure to listen. Consumers of all
/// replicas count: while another one listens, nothing is stuck.
/// </summary>
internal sealed partial class ConsumerWatch(
    ConnectionFactory factory, EndpointNames endpoints, IHostApplicationLifetime application, TimeProvider clock, ILogger<ConsumerWatch> log) : BackgroundService
{
    private const int MostRoundsDeaf = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>For how many rounds nobody has listened, for each queue at which somebody once did.</summary>
    private readonly Dictionary<string, int> _deaf = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, patience.Token);
            try
            {
                Note(await LookAsync(limit.Token).WaitAsync(limit.Token));
            }
            catch (Exception e) when (e is RabbitMQClientException or IOException or TimeoutException or OperationCanceledException && !stoppingToken.IsCancellationRequested)
            {
                // The broker itself is away: nobody could listen, and what has been seen so far says nothing.
                foreach (var queue in _deaf.Keys)
                {
                    _deaf[queue] = 0;
                }
            }

            if (_deaf.Where(queue => queue.Value >= MostRoundsDeaf).Select(queue => queue.Key).FirstOrDefault() is { } deaf)
            {
                Deaf(log, deaf);
                Environment.ExitCode = 1;
                application.StopApplication();
                return;
            }
        }
    }

    private async Task<List<(string Queue, uint Consumers)>> LookAsync(CancellationToken ct)
    {
        var seen = new List<(string, uint)>();
        await using var connection = await factory.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        foreach (var queue in endpoints.All)
        {
            seen.Add((queue, await channel.ConsumerCountAsync(queue, ct)));
        }

        return seen;
    }

    private void Note(List<(string Queue, uint Consumers)> seen)
    {
        foreach (var (queue, consumers) in seen)
        {
            if (consumers > 0)
            {
                _deaf[queue] = 0;
            }
            else if (_deaf.TryGetValue(queue, out var rounds))
            {
                _deaf[queue] = rounds + 1;
            }
        }
    }

    [LoggerMessage(LogLevel.Critical, "Nobody listens at {Queue} although the broker answers; the service ends, to be started anew")]
    private static partial void Deaf(ILogger log, string queue);
}
