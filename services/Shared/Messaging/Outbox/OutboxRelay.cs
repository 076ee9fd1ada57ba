using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Telemetry;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>
/// Publishes stored facts with publisher confirms and only then marks them sent: a fact is never lost, and can be seen twice. Woken by
/// <c>NOTIFY outbox</c>, with a slow poll behind it. Every replica runs one; rows are shared out by <c>SKIP LOCKED</c>. A fact that this program
/// cannot read, or that the broker does not take while it takes others, is set aside and tried again alone, so that it holds up nobody.
/// </summary>
internal sealed partial class OutboxRelay(OutboxStore store, OutboxWake wake, OutboxBus connection, TimeProvider clock, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly SetAside _aside = new(clock);
    private Guid[] _tried = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (pause, batch) = (TimeSpan.Zero, Batch);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendAsync(batch, stoppingToken))
                {
                    (pause, batch) = (TimeSpan.Zero, Batch);
                }

                (pause, batch) = (TimeSpan.Zero, Batch);
                await AgainAsync(stoppingToken);
                await wake.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
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

    /// <summary>Sends a batch; whether there may be more.</summary>
    private async Task<bool> SendAsync(int batch, CancellationToken ct)
    {
        _tried = [];
        try
        {
            return await store.SendAsync(batch, _aside.All, PublishAsync, ct) == batch;
        }
        catch (Exception e) when (batch == 1 && _tried is [_] && !ct.IsCancellationRequested)
        {
            // Where another one gets through meanwhile, it is this fact that the broker does not take.
            var suspect = _tried[0];
            await connection.RenewAsync();
            if (await store.SendAsync(1, [.. _aside.All, suspect], PublishAsync, ct) == 0)
            {
                throw;
            }

            log.SetAside(nameof(OutboxRelay), suspect, _aside.Put(suspect), e);
            return true;
        }
    }

    /// <summary>Tries what was set aside once more, each alone.</summary>
    private async Task AgainAsync(CancellationToken ct)
    {
        foreach (var fact in _aside.Due)
        {
            try
            {
                await store.SendAsync(fact, PublishAsync, ct);
                if (_aside.Due.Contains(fact))
                {
                    _aside.Forget(fact);
                }
            }
            catch (Exception e) when (e is not NpgsqlException && !ct.IsCancellationRequested)
            {
                log.SetAside(nameof(OutboxRelay), fact, _aside.Put(fact), e);
                await connection.RenewAsync();
            }
        }
    }

    private async Task<Guid[]> PublishAsync(IReadOnlyList<StoredFact> facts, CancellationToken ct)
    {
        (StoredFact Fact, Type Type, object Message)[] read = [.. facts.Select(Read).OfType<(StoredFact, Type, object)>()];
        _tried = Array.ConvertAll(read, r => r.Fact.Id);
        if (read is [])
        {
            return [];
        }

        using var patience = new CancellationTokenSource(SendTimeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var bus = await connection.OpenAsync(limit.Token);
        await Task.WhenAll(read.Select(r => PublishAsync(bus, r.Fact, r.Type, r.Message, limit.Token))).WaitAsync(limit.Token);
        return _tried;
    }

    private static async Task PublishAsync(IBus bus, StoredFact fact, Type type, object message, CancellationToken ct)
    {
        using var span = HubTelemetry.Source.StartActivity("outbox relay", ActivityKind.Internal, fact.TraceParent);
        await bus.Publish(message, type, context => context.MessageId = fact.Id, ct);
    }

    /// <summary>The fact as its contract; nothing where this program cannot read it, such as one that a newer replica has stored.</summary>
    private (StoredFact Fact, Type Type, object Message)? Read(StoredFact fact)
    {
        try
        {
            var type = ContractTypes.Named(fact.Type);
            return (fact, type, JsonSerializer.Deserialize(fact.Body, type, JsonSerializerOptions.Web) ?? throw new JsonException("The fact is empty."));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            log.SetAside(nameof(OutboxRelay), fact.Id, _aside.Put(fact.Id), e);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Outbox waits {Pause} before the next try: {Reason}")]
    private static partial void Waiting(ILogger log, TimeSpan pause, string reason);
}
