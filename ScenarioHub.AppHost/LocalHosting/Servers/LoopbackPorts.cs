using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>
/// Free ports of the loopback address, from below the range that the kernel uses for outgoing connections, so that
/// none is taken by a passing connection while its server restarts.
/// </summary>
internal static class LoopbackPorts
{
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    public static int Next()
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            var port = Random.Shared.Next(15000, 32000);
            if (IsFree(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }

        throw new DistributedApplicationException("No free port was found between 15000 and 32000.");
    }

    /// <summary>Refuses a port that was asked for by number and is taken.</summary>
    public static int Require(int port, string resource) => IsFree(port) ? port : throw new DistributedApplicationException(
        $"Port {port} for {resource} is taken by another program. Choose another one, for example --port {port + 1}; `ss -ltnp 'sport = :{port}'` shows who has it.");

    private static bool IsFree(int port) => CanBind(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressNotAvailable)
        {
            // A machine without IPv6 on its loopback.
            return true;
        }
    }
}
