namespace ScenarioHub.Scenarios.Catalogue.Follows;

/// <summary>What can be followed.</summary>
public enum FollowKind
{
    /// <summary>场景: amendments, states, withdrawal.</summary>
    Scenario,

    /// <summary>清单: what changes in it after it was published.</summary>
    List,

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

    /// <summary>The organisation that the person acts for: what is aimed at groups is told to followers among these only.</summary>
    public required Guid OrganizationId { get; init; }

    public required FollowKind Kind { get; init; }

    /// <summary>The id of the scenario, the list or the park's organisation, or the direction's name.</summary>
    public required string Subject { get; init; }

    /// <summary>What it was called when it was followed.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
