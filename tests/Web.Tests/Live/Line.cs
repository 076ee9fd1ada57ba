using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ScenarioHub.Web.Tests.Live;

/// <summary>A line between a browser and the gateway that can be cut, as by a restart: what is open breaks, and what is tried is hung up on.</summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly Uri _to;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private volatile bool _cut;

    public Line(Uri to)
    {
        _to = to;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser goes.</summary>
    public string Address => $"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Cut()
    {
        _cut = true;
        while (_open.TryTake(out var client))
        {
            client.Dispose();
        }
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task RelayAsync(TcpClient browser)
    {
        using var gateway = new TcpClient();
        using (browser)
        {
            _open.Add(browser);
            if (_cut)
            {
                return;
            }

            try
            {
                await gateway.ConnectAsync(_to.Host, _to.Port, _end.Token);
                await Task.WhenAny(
                    browser.GetStream().CopyToAsync(gateway.GetStream(), _end.Token), gateway.GetStream().CopyToAsync(browser.GetStream(), _end.Token));
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                // One end hung up.
                return;
            }
        }
    }
}
