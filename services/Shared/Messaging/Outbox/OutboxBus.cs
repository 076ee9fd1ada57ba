using MassTransit;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>
/// The relay's own connection to the broker. A broker that restarts can leave a declaration unanswered and with it a channel on which every
/// later publication waits for ever; the connection is then given up for a new one, which the bus of the consumers does not offer.
/// </summary>
internal sealed class OutboxBus(Uri messaging, string service, ILoggerFactory logs) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private IBusControl? _bus;

    /// <summary>The connection, made when it is first needed.</summary>
    public async Task<IBus> OpenAsync(CancellationToken ct)
    {
        if (_bus is null)
        {
            LogContext.ConfigureCurrentLogContext(logs);
            _bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(messaging, host => host.ConnectionName($"{service} outbox")));
            await _bus.StartAsync(ct);
        }

        return _bus;
    }

    /// <summary>Gives the connection up; the next one to ask gets a new one.</summary>
    public async Task RenewAsync()
    {
        if (Interlocked.Exchange(ref _bus, null) is { } bus)
        {
            using var patience = new CancellationTokenSource(Patience);
            await bus.StopAsync(patience.Token).WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await RenewAsync();
}
