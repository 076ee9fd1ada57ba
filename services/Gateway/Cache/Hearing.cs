using MassTransit;

namespace ScenarioHub.Gateway.Cache;

/// <summary>Whether this gateway hears of what changes. While it does not, it keeps nothing.</summary>
internal sealed class Hearing : IReceiveEndpointObserver
{
    private volatile bool _hears;

    /// <summary>Whether its queue is being read.</summary>
    public bool Hears => _hears;

    /// <inheritdoc />
    public Task Ready(ReceiveEndpointReady ready) => Set(true);

    /// <inheritdoc />
    public Task Stopping(ReceiveEndpointStopping stopping) => Set(false);

    /// <inheritdoc />
    public Task Completed(ReceiveEndpointCompleted completed) => Set(false);

    /// <inheritdoc />
    public Task Faulted(ReceiveEndpointFaulted faulted) => Set(false);

    private Task Set(bool hears)
    {
        _hears = hears;
        return Task.CompletedTask;
    }
}
