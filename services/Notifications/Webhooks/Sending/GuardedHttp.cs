using System.Net;
using System.Net.Sockets;

namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>The address of a webhook leads to where webhooks may not go.</summary>
public class ForbiddenAddressException(string host) : Exception($"{host} has no public address.");

/// <summary>
/// HTTP to addresses that strangers have entered. The name is resolved here, every address is checked, and the connection goes to a checked
/// address and not to the name, so that a name which changes in between (DNS rebinding) leads nowhere else. No redirects, no proxy, no
/// cookies, bounded time and size.
/// </summary>
public static class GuardedHttp
{
    /// <summary>How long one call may take in all.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>A client; <paramref name="allowPrivate"/> is for tests and for receivers inside the operator's own network.</summary>
    public static HttpClient Client(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        resolve ??= Dns.GetHostAddressesAsync;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 4,
            MaxResponseHeadersLength = 16,
            ConnectCallback = async (context, ct) => await ConnectAsync(context.DnsEndPoint, await resolve(context.DnsEndPoint.Host, ct), allowPrivate, ct),
        };
        return new(handler) { Timeout = Patience, MaxResponseContentBufferSize = 64 * 1024, DefaultRequestVersion = HttpVersion.Version11 };
    }

    private static async ValueTask<System.IO.Stream> ConnectAsync(DnsEndPoint endpoint, IPAddress[] addresses, bool allowPrivate, CancellationToken ct)
    {
        var allowed = allowPrivate ? addresses : [.. addresses.Where(address => address.IsPublic())];
        if (allowed is [] || allowed.Length < addresses.Length)
        {
            throw new ForbiddenAddressException(endpoint.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endpoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
