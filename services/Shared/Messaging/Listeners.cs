using RabbitMQ.Client;
using ScenarioHub.Messaging.DeadLetters;

namespace ScenarioHub.Messaging;

/// <summary>How many consumers of all replicas listen at a queue, as the broker says.</summary>
internal readonly record struct Listening(string Queue, uint Consumers);

/// <summary>Asks the broker who listens at the service's queues.</summary>
internal sealed class Listeners(ConnectionFactory factory, EndpointNames endpoints)
{
    /// <summary>Asks for every queue, over a connection of its own.</summary>
    public async Task<IReadOnlyList<Listening>> CountAsync(CancellationToken ct)
    {
        var seen = new List<Listening>();
        await using var connection = await factory.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        foreach (var queue in endpoints.All)
        {
            seen.Add(new(queue, await channel.ConsumerCountAsync(queue, ct)));
        }

        return seen;
    }
}
