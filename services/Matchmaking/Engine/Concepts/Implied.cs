namespace ScenarioHub.Matchmaking.Engine.Concepts;

/// <summary>How strongly a text speaks of a concept, and by which concept it got there; itself where the text names it.</summary>
internal readonly record struct Implied(double Strength, Concept By);
