using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>A pair that the engine has found.</summary>
/// <param name="Merit">What decides who comes first where there is not room for all: the score, less for likeness to what stands before it.</param>
public sealed record Candidate(Guid ScenarioId, Guid ProfileId, Suggestion Why, double Merit);
