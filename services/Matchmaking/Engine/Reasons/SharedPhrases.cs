using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>
/// Finds the phrases that a document shares with a question: matched pairs of characters that follow one another are joined for as long as
/// the whole still stands in the question too. 水质, 质监, 监测 → 水质监测.
/// </summary>
internal static class SharedPhrases
{
    private const int Most = 6;

    public static IReadOnlyList<TermReason> Find(Query query, Portrait document)
    {
        var found = new Dictionary<string, TermReason>(StringComparer.Ordinal);
        for (var i = 0; i < document.Passages.Count; i++)
        {
            if (document.Passages[i].In != "industry")
            {
                Collect(query, document.Passages[i], document.Folded[i], found);
            }
        }

        var heaviest = found.OrderByDescending(entry => entry.Value.Weight).ThenBy(entry => entry.Key, StringComparer.Ordinal);
        var kept = new List<KeyValuePair<string, TermReason>>(Most);
        foreach (var entry in heaviest)
        {
            if (kept.Count < Most && !kept.Exists(longer => longer.Key.Contains(entry.Key, StringComparison.Ordinal)))
            {
                kept.Add(entry);
            }
        }

        return [.. kept.Select(entry => entry.Value with { There = Marks.Of(entry.Key, query) })];
    }

    private static void Collect(Query query, Passage passage, string folded, Dictionary<string, TermReason> found)
    {
        // Where folding changed the length, places no longer agree, and the folded text has to speak for the original.
        var original = folded.Length == passage.Text.Length ? passage.Text : folded;
        var (start, end, weight) = (0, 0, 0);
        var cutter = new Cutter(folded);
        while (cutter.MoveNext())
        {
            if (!query.Words.TryGetValue(cutter.Token, out var added) || added == 0)
            {
                continue;
            }

            var tokenEnd = cutter.Start + cutter.Length;
            if (end > start && cutter.Start <= end && StandsIn(query, folded.AsSpan(start, tokenEnd - start)))
            {
                (end, weight) = (tokenEnd, weight + added);
                continue;
            }

            Keep();
            (start, end, weight) = (cutter.Start, tokenEnd, added);
        }

        Keep();

        void Keep()
        {
            var share = weight / (double)Query.Scale;
            var key = folded[start..end];
            if (end > start && (!found.TryGetValue(key, out var known) || known.Weight < share))
            {
                found[key] = new(original[start..end], passage.In, Math.Round(share, 4), Marks.At(passage, folded, start, end - start));
            }
        }
    }

    private static bool StandsIn(Query query, ReadOnlySpan<char> phrase)
    {
        foreach (var text in query.Texts)
        {
            if (text.AsSpan().Contains(phrase, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
