using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScenarioHub.ServiceDefaults.Telemetry;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>
/// Publishes stored facts with publisher confirms and only then marks them sent: a fact is never lost, and can be seen twice. Woken by
/// <c>NOTIFY outbox</c>, with a slow poll behind it. Every replica runs one; rows are shared out by <c>SKIP LOCKED</c>.
/// </summary>
internal sealed partial class OutboxRelay(OutboxStore store, OutboxWake wake, OutboxBus connection, TimeProvider clock, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (pause, batch) = (TimeSpan.Zero, Batch);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await store.SendAsync(batch, PublishAsync, stoppingToken) == batch)
                {
                    (pause, batch) = (TimeSpan.Zero, Batch);
                }

                (pause, batch) = (TimeSpan.Zero, Batch);
                await wake.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or RabbitMqConnectionException or OperationCanceledException or MassTransitException
                or RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException or ObjectDisposedException or TimeoutException)
            {
                // The broker or the database is away: what was not confirmed stays unsent and is tried again, on a new connection and in
                // smaller parts, so that a slow broker is not asked for the same too much for ever.
                batch = Math.Max(1, batch / 2);
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 0.5, LongestPause.TotalSeconds));
                Waiting(log, pause, e.Message);
                if (e is not NpgsqlException)
                {
                    await connection.RenewAsync();
                }

                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PublishAsync(IReadOnlyList<StoredFact> facts, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(SendTimeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var bus = await connection.OpenAsync(limit.Token);
        await Task.WhenAll(facts.Select(fact => PublishAsync(bus, fact, limit.Token))).WaitAsync(limit.Token);
    }

    private static async Task PublishAsync(IBus bus, StoredFact fact, CancellationToken ct)
    {
        using var span = HubTelemetry.Source.StartActivity("outbox relay", ActivityKind.Internal, fact.TraceParent);
        var type = ContractTypes.Named(fact.Type);
        var message = JsonSerializer.Deserialize(fact.Body, type, JsonSerializerOptions.Web)!;
        await bus.Publish(message, type, context => context.MessageId = fact.Id, ct);
    }

    [LoggerMessage(LogLevel.Warning, "Outbox waits {Pause} before the next try: {Reason}")]
    private static partial void Waiting(ILogger log, TimeSpan pause, string reason);
}
