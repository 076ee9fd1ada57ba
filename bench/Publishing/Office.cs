using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScenarioHub.Bench.Publishing;

/// <summary>
/// One connection from a loopback address of its own, as from one office. The gateway's limits by address stay on (600 requests at once, 100 a
/// second): after <see cref="Most"/> requests the next office goes on, from a new address and over a new connection.
/// </summary>
internal sealed class Office(Uri hub) : IDisposable
{
    private const int Most = 500;
    private static int _opened = Random.Shared.Next(30_000);

    private HttpMessageInvoker _client = Connect();
    private int _asked;

    /// <summary>Asks for a path and reads the answer to its end; anything but 200 ends the benchmark.</summary>
    public async Task<byte[]> GetAsync(string path, Uri? site = null)
    {
        var (status, body) = await AskAsync(path, site);
        return status == HttpStatusCode.OK ? body : throw new InvalidOperationException($"{path} answered {(int)status}: {Encoding.UTF8.GetString(body)}");
    }

    /// <summary>The same, whatever is answered.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> AskAsync(string path, Uri? site = null)
    {
        if (Interlocked.Increment(ref _asked) % Most == 0)
        {
            _client = Connect();
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site ?? hub, path));
        using var response = await _client.SendAsync(request, CancellationToken.None);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static HttpMessageInvoker Connect()
    {
        var number = Interlocked.Increment(ref _opened);
        var address = new IPAddress([127, (byte)(1 + (number / 250 % 120)), (byte)(1 + (number % 250)), 1]);
        return new(new SocketsHttpHandler
        {
            UseCookies = false, UseProxy = false, AllowAutoRedirect = false,
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }
}
