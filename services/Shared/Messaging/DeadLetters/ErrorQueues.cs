using System.Text;
using MassTransit;
using RabbitMQ.Client;

namespace ScenarioHub.Messaging.DeadLetters;

/// <summary>A message that its consumer could not handle.</summary>
/// <param name="MessageId">The message's id.</param>
/// <param name="Type">The contract.</param>
/// <param name="Reason">What the consumer threw at last.</param>
/// <param name="At">When it was given up.</param>
public record DeadLetter(string? MessageId, string? Type, string? Reason, DateTimeOffset? At);

/// <summary>The <c>_error</c> queues of this service: what they hold, and back again.</summary>
public sealed class ErrorQueues(ConnectionFactory factory, EndpointNames endpoints)
{
    /// <summary>How many messages each endpoint's queue and error queue hold.</summary>
    public async Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken ct)
    {
        await using var connection = await factory.CreateConnectionAsync(ct);
        var depths = new List<QueueDepth>();
        foreach (var name in endpoints.All)
        {
            depths.Add(new(name, await CountAsync(connection, name, ct), await CountAsync(connection, name + "_error", ct)));
        }

        return depths;
    }

    /// <summary>Looks at up to <paramref name="limit"/> dead letters of an endpoint; they stay where they are.</summary>
    public async Task<IReadOnlyList<DeadLetter>> PeekAsync(string endpoint, int limit, CancellationToken ct)
    {
        await using var connection = await factory.CreateConnectionAsync(ct);
        var letters = new List<DeadLetter>();
        var waiting = Math.Min(limit, await CountAsync(connection, endpoint + "_error", ct));
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        while (letters.Count < waiting && await channel.BasicGetAsync(endpoint + "_error", autoAck: false, ct) is { } got)
        {
            letters.Add(Describe(got.BasicProperties));
        }

        // Closing the channel without acknowledging puts every message back.
        return letters;
    }

    /// <summary>Sends every dead letter of an endpoint through its consumer again and returns how many.</summary>
    public async Task<int> RedriveAsync(string endpoint, CancellationToken ct)
    {
        await using var connection = await factory.CreateConnectionAsync(ct);
        var waiting = await CountAsync(connection, endpoint + "_error", ct);
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        await using var channel = await connection.CreateChannelAsync(confirmed, ct);
        var sent = 0;
        while (sent < waiting && await channel.BasicGetAsync(endpoint + "_error", autoAck: false, ct) is { } got)
        {
            var properties = new BasicProperties(got.BasicProperties) { Headers = WithoutFault(got.BasicProperties.Headers) };
            await channel.BasicPublishAsync("", endpoint, mandatory: true, properties, got.Body, ct);
            await channel.BasicAckAsync(got.DeliveryTag, multiple: false, ct);
            sent++;
        }

        return sent;
    }

    private static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken ct)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, ct)).MessageCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            // Declared by the topology run; without one, when the first message needs it.
            return 0;
        }
    }

    private static Dictionary<string, object?>? WithoutFault(IDictionary<string, object?>? headers) =>
        headers?.Where(h => !h.Key.StartsWith("MT-Fault", StringComparison.Ordinal) && h.Key != "MT-Reason").ToDictionary();

    private static DeadLetter Describe(IReadOnlyBasicProperties properties) => new(
        properties.MessageId,
        Header(properties, "MT-Fault-MessageType") ?? Header(properties, "MT-Fault-InputAddress"),
        Header(properties, MessageHeaders.FaultMessage),
        DateTimeOffset.TryParse(Header(properties, MessageHeaders.FaultTimestamp), out var at) ? at : null);

    private static string? Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers?.TryGetValue(name, out var value) == true ? value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString() : null;
}
