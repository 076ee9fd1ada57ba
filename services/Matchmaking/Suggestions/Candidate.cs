using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>A pair that the engine has found.</summary>
public sealed record Candidate(Guid ScenarioId, Guid ProfileId, Suggestion Why);
