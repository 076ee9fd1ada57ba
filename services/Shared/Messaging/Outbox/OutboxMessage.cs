using System.Diagnostics;
using System.Text.Json;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>A fact on its way to RabbitMQ, stored in the transaction that made it true.</summary>
public class OutboxMessage
{
    /// <summary>Also the message id on the wire, by which inboxes know a repeat.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The contract's full name.</summary>
    public required string Type { get; init; }

    /// <summary>The contract as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>W3C trace context of the request, so that one trace runs through the broker.</summary>
    public string? TraceParent { get; private set; } = Activity.Current?.Id;

    internal static OutboxMessage Of(object fact) => new()
    {
        Type = fact.GetType().FullName!,
        Body = JsonSerializer.Serialize(fact, fact.GetType(), JsonSerializerOptions.Web),
    };
}
