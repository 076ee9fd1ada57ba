using System.Net;
using System.Net.Sockets;

namespace ScenarioHub.Messaging.Tests;

/// <summary>
/// Stands between a service and the broker. After <see cref="Stall"/> what is sent over the connections of that moment is swallowed, as by a
/// broker that leaves a request unanswered; connections made later work.
/// </summary>
public sealed class StallingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;
    private int _generation;

    /// <summary>Starts one before a broker.</summary>
    public StallingProxy(Uri broker)
    {
        _listener.Start();
        Address = new UriBuilder(broker) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync(broker);
    }

    /// <summary>Where the service finds it.</summary>
    public Uri Address { get; }

    /// <summary>From now on nothing that is sent over an open connection arrives.</summary>
    public void Stall() => Interlocked.Increment(ref _generation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync(Uri broker)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_ended.Token), broker));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient service, Uri broker)
    {
        var born = _generation;
        using (service)
        using (var behind = new TcpClient())
        {
            await behind.ConnectAsync(broker.Host, broker.Port, _ended.Token);
            await Task.WhenAny(CopyAsync(service.GetStream(), behind.GetStream(), born), CopyAsync(behind.GetStream(), service.GetStream(), born));
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, int born)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (var read = await from.ReadAsync(buffer, _ended.Token); read > 0; read = await from.ReadAsync(buffer, _ended.Token))
            {
                if (born == _generation)
                {
                    await to.WriteAsync(buffer.AsMemory(0, read), _ended.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The connection has ended, or the proxy has.
        }
    }
}
