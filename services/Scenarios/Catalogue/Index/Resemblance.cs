using System.Buffers;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>Scenarios like another one (相关场景): they share its rare words and its technologies; the same province counts a little.</summary>
internal static class Resemblance
{
    private const int MostWords = 12;
    private const float TechnologyShare = 1.5f;
    private const float ProvinceShare = 0.5f;

    /// <summary>The most alike, the scenario itself left out.</summary>
    public static IReadOnlyList<ScenarioSummary> Of(ScenarioIndex index, Guid id, Reader reader, int most)
    {
        if (index.SlotOf(id) is not { } self)
        {
            return [];
        }

        var scores = ArrayPool<float>.Shared.Rent(index.Slots);
        scores.AsSpan(0, index.Slots).Clear();
        try
        {
            Score(index, index[self], scores);
            var seen = index.SeenBy(reader).Copy();
            seen[self] = false;
            var best = new SortedSet<(float Score, int Slot)>();
            foreach (var slot in seen)
            {
                if (scores[slot] > 0 && (best.Count < most || scores[slot] > best.Min.Score))
                {
                    best.Add((scores[slot], slot));
                    if (best.Count > most)
                    {
                        best.Remove(best.Min);
                    }
                }
            }

            return [.. best.Reverse().Select(b => index[b.Slot].SeenBy(reader))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private static void Score(ScenarioIndex index, IndexedScenario like, float[] scores)
    {
        var words = Tokens.Of(like.Summary.Name).Where(t => t.Length > 1).Distinct()
            .Select(t => index.Text.Of(t)).OfType<Postings>().OrderBy(p => p.Count).Take(MostWords);
        foreach (var postings in words)
        {
            var rarity = index.Text.Rarity(postings.Count);
            for (var at = 0; at < postings.Count; at++)
            {
                var slot = postings.Slots[at];
                scores[slot] += rarity * index.Text.Fit(postings.Weights[at], slot);
            }
        }

        foreach (var technology in like.TechnologyFacets)
        {
            Raise(index, index.Dimensions.Technology.Having(technology), TechnologyShare, scores);
        }

        if (like.Summary.Province is { } province)
        {
            Raise(index, index.Dimensions.Of("province", Reader.Public).Having(province), ProvinceShare, scores, onlyAlike: true);
        }
    }

    private static void Raise(ScenarioIndex index, Bitmap? slots, float share, float[] scores, bool onlyAlike = false)
    {
        var rise = share * index.Text.Rarity(slots?.Count ?? 0);
        foreach (var slot in slots ?? new())
        {
            scores[slot] += !onlyAlike || scores[slot] > 0 ? rise : 0;
        }
    }
}
