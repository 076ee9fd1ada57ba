namespace ScenarioHub.Contracts.Matchmaking;

/// <summary>Another version of the weights of matching became the active one (撮合权重启用).</summary>
/// <param name="Number">The version; 0 is what the program brings along.</param>
/// <param name="Before">The version that was active before.</param>
public record MatchingWeightsActivated(int Number, int Before, DateTimeOffset At);
