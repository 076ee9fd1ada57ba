namespace ScenarioHub.Matchmaking.Engine;

/// <summary>
/// Picks from what was found so that neighbours are not all the same (多样性): maximal marginal relevance (Carbonell, Goldstein, "The use of MMR,
/// diversity-based reranking for reordering documents and producing summaries", 1998). What is picked next has the most left of its
/// relevance after its likeness to the nearest one picked before. Of one company only the best profile is looked at.
/// </summary>
public static class Diversity
{
    /// <summary>The picks in order, each with what was left of its relevance; that never rises.</summary>
    /// <param name="found">Best first; of equals the first is picked.</param>
    /// <param name="relevance">How much each is worth alone.</param>
    /// <param name="variety">1 − λ, from 0 (by relevance alone) to less than 1: <see cref="MatchingWeights.Variety"/>.</param>
    public static IReadOnlyList<(T Item, double Merit)> Pick<T>(IReadOnlyList<T> found, Func<T, double> relevance, Func<T, Gist> gist, double variety, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variety);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(variety, 1);
        var price = variety / (1 - variety);
        var companies = new HashSet<string>();
        var left = found.Select((item, number) => (Item: item, Number: number, Worth: relevance(item), Gist: gist(item), Likeness: 0.0))
            .Where(candidate => candidate.Gist.Company is not { } company || companies.Add(company)).ToList();
        var picked = new List<(T, double)>(Math.Min(most, left.Count));
        while (picked.Count < most && left.Count > 0)
        {
            var next = left.MaxBy(candidate => (candidate.Worth - (price * candidate.Likeness), -candidate.Number));
            picked.Add((next.Item, next.Worth - (price * next.Likeness)));
            left.Remove(next);
            for (var i = 0; i < left.Count; i++)
            {
                left[i] = left[i] with { Likeness = Math.Max(left[i].Likeness, left[i].Gist.Likeness(next.Gist)) };
            }
        }

        return picked;
    }
}
