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

    /// <summary>A phrase in a passage of the document, and its share of the score.</summary>
    private readonly record struct Phrase(string Text, int Passage, int Start, double Share);

    public static IReadOnlyList<TermReason> Find(Query query, Portrait document)
    {
        var found = new List<Phrase>(16);
        for (var i = 0; i < document.Passages.Count; i++)
        {
            if (document.Passages[i].In != "industry")
            {
                Collect(query, document.Folded[i], i, found);
            }
        }

        found.Sort(static (a, b) => a.Share != b.Share ? b.Share.CompareTo(a.Share) : string.CompareOrdinal(a.Text, b.Text));
        var kept = new List<Phrase>(Most);
        foreach (var phrase in found)
        {
            if (kept.Count < Most && !kept.Exists(longer => longer.Text.Contains(phrase.Text, StringComparison.Ordinal)))
            {
                kept.Add(phrase);
            }
        }

        return [.. kept.Select(phrase => Reason(phrase, document.Passages[phrase.Passage], document.Folded[phrase.Passage], query))];
    }

    private static void Collect(Query query, string folded, int passage, List<Phrase> found)
    {
        var (start, end, weight) = (0, 0, 0);
        var cutter = new Cutter(folded);
        while (cutter.MoveNext())
        {
            var added = query.Words.Of(cutter.Token);
            if (added == 0)
            {
                continue;
            }

            var tokenEnd = cutter.Start + cutter.Length;
            if (end > start && cutter.Start <= end && StandsIn(query, folded.AsSpan(start, tokenEnd - start)))
            {
                (end, weight) = (tokenEnd, weight + added);
                continue;
            }

            Keep(found, folded.AsSpan(start, end - start), passage, start, weight);
            (start, end, weight) = (cutter.Start, tokenEnd, added);
        }

        Keep(found, folded.AsSpan(start, end - start), passage, start, weight);
    }

    /// <summary>Of a phrase that stands in several places only the weightiest is kept.</summary>
    private static void Keep(List<Phrase> found, ReadOnlySpan<char> text, int passage, int start, int weight)
    {
        if (text.Length == 0)
        {
            return;
        }

        var share = weight / (double)Query.Scale;
        for (var i = 0; i < found.Count; i++)
        {
            if (text.SequenceEqual(found[i].Text))
            {
                found[i] = found[i].Share < share ? new(found[i].Text, passage, start, Math.Round(share, 4)) : found[i];
                return;
            }
        }

        found.Add(new(text.ToString(), passage, start, Math.Round(share, 4)));
    }

    private static TermReason Reason(Phrase phrase, Passage passage, string folded, Query query)
    {
        // Where folding changed the length, places no longer agree, and the folded text has to speak for the original.
        var length = phrase.Text.Length;
        var original = folded.Length == passage.Text.Length ? passage.Text.Substring(phrase.Start, length) : phrase.Text;
        return new(original, passage.In, phrase.Share, Marks.At(passage, folded, phrase.Start, length), Marks.Of(phrase.Text, query));
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
