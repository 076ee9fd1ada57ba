using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScenarioHub.ServiceDefaults.Telemetry;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>Measures the outbox every few seconds and sweeps it every hour.</summary>
internal sealed partial class OutboxMetrics(OutboxStore store, TimeProvider clock, ILogger<OutboxMetrics> log) : BackgroundService
{
    private long _waiting;
    private double _lag;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HubTelemetry.Meter.CreateObservableGauge("scenariohub.outbox.waiting", () => _waiting, "{message}", "Facts stored and not yet sent.");
        HubTelemetry.Meter.CreateObservableGauge("scenariohub.outbox.lag", () => _lag, "s", "Age of the oldest fact not yet sent.");
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);
        for (var round = 0; await Tick(timer, stoppingToken); round++)
        {
            try
            {
                (_waiting, var lag) = await store.LagAsync(stoppingToken);
                _lag = lag.TotalSeconds;
                if (round % 360 == 0)
                {
                    await store.SweepAsync(stoppingToken);
                }
            }
            catch (NpgsqlException e)
            {
                NotMeasured(log, e.Message);
            }
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken ct) =>
        !ct.IsCancellationRequested && await timer.WaitForNextTickAsync(ct);

    [LoggerMessage(LogLevel.Warning, "The outbox could not be measured: {Reason}")]
    private static partial void NotMeasured(ILogger log, string reason);
}
