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
internal sealed partial class OutboxRelay(OutboxStore store, OutboxWake wake, IBus bus, TimeProvider clock, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await store.SendAsync(Batch, PublishAsync, stoppingToken) == Batch)
                {
                    pause = TimeSpan.Zero;
                }

                pause = TimeSpan.Zero;
                await wake.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or RabbitMqConnectionException or OperationCanceledException or MassTransitException
                or RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException or ObjectDisposedException)
            {
                // The broker or the database is away: what was not confirmed stays unsent and is tried again.
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 0.5, LongestPause.TotalSeconds));
                Waiting(log, pause, e.Message);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PublishAsync(IReadOnlyList<StoredFact> facts, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(SendTimeout);
        await Task.WhenAll(facts.Select(fact => PublishAsync(fact, limit.Token)));
    }

    private async Task PublishAsync(StoredFact fact, CancellationToken ct)
    {
        using var span = HubTelemetry.Source.StartActivity("outbox relay", ActivityKind.Internal, fact.TraceParent);
        var type = ContractTypes.Named(fact.Type);
        var message = JsonSerializer.Deserialize(fact.Body, type, JsonSerializerOptions.Web)!;
        await bus.Publish(message, type, context => context.MessageId = fact.Id, ct);
    }

    [LoggerMessage(LogLevel.Warning, "Outbox waits {Pause} before the next try: {Reason}")]
    private static partial void Waiting(ILogger log, TimeSpan pause, string reason);
}
