namespace ScenarioHub.Scenarios.Catalogue.Follows;

/// <summary>What can be followed.</summary>
public enum FollowKind
{
    /// <summary>场景: amendments, states, withdrawal.</summary>
    Scenario,

    /// <summary>园区: its new lists and scenarios.</summary>
    Park,

    /// <summary>方向: new scenarios in it.</summary>
    Direction,
}

/// <summary>That a person follows something (关注).</summary>
public class Follow
{
    /// <summary>How many a person may follow.</summary>
    public const int Most = 200;

    public required Guid PersonId { get; init; }

    public required FollowKind Kind { get; init; }

    /// <summary>The id of the scenario or of the park's organisation, or the direction's name.</summary>
    public required string Subject { get; init; }

    /// <summary>What it was called when it was followed.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
