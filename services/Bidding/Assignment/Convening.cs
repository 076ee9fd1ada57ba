namespace ScenarioHub.Bidding.Assignment;

/// <summary>
/// Chooses who sits on a panel (组建评审组) before bids are assigned, so that few people read many bids by the same measure rather than many
/// people one each. Whoever has no conflict on the whole challenge comes first, then whoever is nearest in field, with each colleague of the
/// same province that is chosen already adding to the distance.
/// </summary>
public static class Convening
{
    /// <summary>How many experts a panel needs so that nobody reads more than <paramref name="maximumLoad"/> bids: odd, and at least <paramref name="size"/>.</summary>
    public static int SizeOf(int bids, int size, int maximumLoad)
    {
        var least = Math.Max(size, (bids * size + maximumLoad - 1) / maximumLoad);
        return least % 2 == 0 ? least + 1 : least;
    }

    /// <summary>Chooses <paramref name="count"/> of the candidates beside those who sit already.</summary>
    public static IReadOnlyList<int> Choose(IReadOnlyList<Candidate> candidates, IReadOnlyList<int> sitting, int count)
    {
        var chosen = new List<int>();
        var regions = sitting.Select(s => candidates[s].Region).ToList();
        while (chosen.Count < count)
        {
            var next = Enumerable.Range(0, candidates.Count)
                .Where(c => candidates[c].MayBeProposed && !chosen.Contains(c) && !sitting.Contains(c))
                .OrderBy(c => candidates[c].Conflicts)
                .ThenBy(c => candidates[c].Distance * Assigner.FieldWeight + Assigner.LoadWeight * candidates[c].Load
                    + Assigner.RegionWeight * regions.Count(r => r == candidates[c].Region))
                .Select(c => (int?)c).FirstOrDefault();
            if (next is null)
            {
                return chosen;
            }

            chosen.Add(next.Value);
            regions.Add(candidates[next.Value].Region);
        }

        return chosen;
    }
}

/// <summary>An expert who may come onto a panel.</summary>
/// <param name="Conflicts">With how many of the bids the expert is in conflict.</param>
/// <param name="Distance">The mean distance of fields to the bids.</param>
/// <param name="Load">How many bids of other challenges the expert has still to score.</param>
/// <param name="MayBeProposed">False for those who recused themselves, were released, or are not available.</param>
public record Candidate(Guid PersonId, int Region, int Load, int Conflicts, double Distance, bool MayBeProposed);
