using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Messaging.Outbox;
using ScenarioHub.ServiceDefaults.Telemetry;

namespace ScenarioHub.Messaging;

/// <summary>Measures the outbox and the queues every few seconds and sweeps what was sent long ago every hour.</summary>
internal sealed partial class MessagingMetrics(OutboxStore store, ErrorQueues queues, TimeProvider clock, ILogger<MessagingMetrics> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private const int RoundsAnHour = 240;

    private (long Waiting, TimeSpan Lag) _outbox;
    private IReadOnlyList<QueueDepth> _depths = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HubTelemetry.Meter.CreateObservableGauge("scenariohub.outbox.waiting", () => _outbox.Waiting, "{message}", "Facts stored and not yet sent.");
        HubTelemetry.Meter.CreateObservableGauge("scenariohub.outbox.lag", () => _outbox.Lag.TotalSeconds, "s", "Age of the oldest fact not yet sent.");
        HubTelemetry.Meter.CreateObservableGauge("scenariohub.queue.depth", Depths, "{message}", "Messages in each queue, waiting or given up.");
        using var timer = new PeriodicTimer(Pause, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                _outbox = await store.LagAsync(stoppingToken);
                _depths = await queues.DepthsAsync(stoppingToken);
                if (round % RoundsAnHour == 0)
                {
                    await store.SweepAsync(stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotMeasured(log, e.Message);
            }
        }
    }

    private IEnumerable<Measurement<long>> Depths() => _depths.SelectMany(queue => new[]
    {
        new Measurement<long>(queue.Waiting, new("queue", queue.Endpoint), new("state", "waiting")),
        new Measurement<long>(queue.Dead, new("queue", queue.Endpoint), new("state", "dead")),
    });

    [LoggerMessage(LogLevel.Warning, "Outbox and queues could not be measured: {Reason}")]
    private static partial void NotMeasured(ILogger log, string reason);
}
