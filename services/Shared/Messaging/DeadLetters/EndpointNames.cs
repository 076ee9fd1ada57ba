namespace ScenarioHub.Messaging.DeadLetters;

/// <summary>The receive endpoints of this service, noted while the bus is configured.</summary>
public sealed class EndpointNames
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>All names in order.</summary>
    public IReadOnlyCollection<string> All => _names;

    internal void Note(string name) => _names.Add(name);
}

/// <summary>How full an endpoint's queues are.</summary>
/// <param name="Endpoint">The endpoint, which is its queue's name.</param>
/// <param name="Waiting">Messages not yet handled.</param>
/// <param name="Dead">Messages given up.</param>
public record QueueDepth(string Endpoint, long Waiting, long Dead);
