namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>
/// A document as the index holds it: its terms in ascending order, and for each the impact, BM25F's saturated frequency in 1…255
/// (impact-ordered indexes: Anh, Moffat, "Pruned query evaluation using pre-computed impacts", 2006).
/// </summary>
internal sealed record DocumentFeatures(int[] Terms, byte[] Impacts);

/// <summary>One term of a query and its weight, scaled to an integer so that a sum is the same in every order.</summary>
internal readonly record struct QueryTerm(int Term, int Weight);
