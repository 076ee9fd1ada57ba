namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>How freely the engine suggests; configuration section <c>Matching</c>.</summary>
public sealed class SuggestionOptions
{
    /// <summary>Weaker pairs are not worth a moderator's time.</summary>
    public double Floor { get; init; } = 0.2;

    /// <summary>At most so many companies for a scenario, those counted that wait or were introduced.</summary>
    public int PerScenario { get; init; } = 10;

    /// <summary>At most so many suggestions of one company in moderation at a time.</summary>
    public int PerCompany { get; init; } = 20;
}
