using ScenarioHub.Matchmaking.Engine.Concepts;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>A document that was read as a question: weighted terms for the index, and what they stand for, for the reasons.</summary>
/// <param name="Terms">By ascending term; the weights together are about <see cref="Scale"/>.</param>
/// <param name="Passages">The document's passages.</param>
/// <param name="Texts">The same folded, boilerplate blanked.</param>
/// <param name="Words">What the words among the terms weigh.</param>
/// <param name="Implied">The concepts that the document names or implies, weightiest first.</param>
internal sealed record Query(
    QueryTerm[] Terms,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<string> Texts,
    WordWeights Words,
    IReadOnlyList<(Concept Concept, Implied Evidence)> Implied)
{
    /// <summary>Times 255, the largest impact, this fits an <see cref="int"/>.</summary>
    public const int Scale = 1 << 22;
}
