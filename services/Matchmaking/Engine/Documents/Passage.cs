namespace ScenarioHub.Matchmaking.Engine;

/// <summary>One named text of a document, with what a word in it counts.</summary>
/// <param name="In">Where it stands: title, capability, products, field, need, goals, industry.</param>
/// <param name="Text">The text as written.</param>
/// <param name="Weight">BM25F's field weight.</param>
/// <param name="Typical">The length, in tokens, at which the length norm is 1.</param>
internal readonly record struct Passage(string In, string Text, double Weight, double Typical);
