namespace ScenarioHub.Scenarios.Lists;

/// <summary>A scenario's place in a list. No scenario has two.</summary>
public class ListEntry
{
    public required Guid ListId { get; init; }

    public required Guid ScenarioId { get; init; }

    public required int Position { get; set; }
}
