using System.Net.Sockets;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>Asks a RabbitMQ server by logging in; its own diagnostic tools take seconds to say the same.</summary>
internal static class RabbitMQHealth
{
    public static async Task<bool> AskAsync(string connectionString, CancellationToken ct)
    {
        var uri = new Uri(connectionString);

        // A refused connection is the usual answer during the start, and cheaper to learn without the client.
        if (!await ListensAsync(uri.Host, uri.Port < 0 ? 5672 : uri.Port, ct))
        {
            return false;
        }

        try
        {
            await using var connection = await new ConnectionFactory { Uri = uri, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(ct);
            return true;
        }
        catch (BrokerUnreachableException)
        {
            return false;
        }
    }

    public static async Task<bool> ListensAsync(string host, int port, CancellationToken ct)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host, port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
