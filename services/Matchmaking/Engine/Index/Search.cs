using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Exact top-k over a snapshot.</summary>
internal static class Search
{
    public static IReadOnlyList<Hit<T>> Run<T>(Snapshot<T> snapshot, QueryTerm[] query, int k, Func<T, bool>? allowed) where T : IMatchable
    {
        if (k <= 0 || query.Length == 0)
        {
            return [];
        }

        var best = new TopK<T>(k, allowed);
        foreach (var (segment, alive) in snapshot.Parts.OrderByDescending(part => part.Alive.Count))
        {
            BlockMax.Search(segment, alive, query, best);
        }

        foreach (var (document, features) in snapshot.Recent)
        {
            best.Offer(document, Score(query, features));
        }

        return best.BestFirst();
    }

    /// <summary>The score of one document, Σ weight · impact; both term lists ascend.</summary>
    public static int Score(QueryTerm[] query, DocumentFeatures features)
    {
        var score = 0;
        var i = 0;
        foreach (var (term, weight) in query)
        {
            while (i < features.Terms.Length && features.Terms[i] < term)
            {
                i++;
            }

            if (i < features.Terms.Length && features.Terms[i] == term)
            {
                score += weight * features.Impacts[i];
            }
        }

        return score;
    }
}
