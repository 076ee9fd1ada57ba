using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Scenarios;

/// <summary>For whom a list is that is not for everyone (定向清单): a copy kept by events. A list that none has told of yet is for nobody.</summary>
public class ListAudienceCopy : IVersioned
{
    public required Guid ListId { get; init; }

    public long Version { get; private set; }

    public Guid[] Organizations { get; private set; } = [];

    /// <summary>Takes over a newer state.</summary>
    public void Become(long version, IEnumerable<Guid> organizations) => (Version, Organizations) = (version, [.. organizations]);
}
