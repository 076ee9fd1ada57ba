using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Duplicates;

/// <summary>
/// A text as the set of its shingles: all runs of <see cref="Length"/> letters and digits of the folded text, so that width, script, case,
/// spaces and punctuation make no difference. Likeness of two texts is the resemblance of their sets, J(A, B) = |A ∩ B| / |A ∪ B|
/// (A. Broder, “On the resemblance and containment of documents”, SEQUENCES 1997).
/// </summary>
public static class Shingles
{
    /// <summary>Three characters: Chinese words have two on average, so a shingle spans a word and its neighbour.</summary>
    public const int Length = 3;

    /// <summary>Longer texts are compared by their beginning.</summary>
    private const int Most = 3000;

    /// <summary>The shingles of a text as 64-bit hashes (FNV-1a). A text shorter than a shingle is one shingle; one without letters has none.</summary>
    public static HashSet<ulong> Of(params ReadOnlySpan<string?> texts)
    {
        var letters = Letters(string.Join('\n', texts!));
        var set = new HashSet<ulong>();
        for (var i = 0; i + Length <= letters.Length; i++)
        {
            set.Add(StableHash.Of(letters.AsSpan(i, Length)));
        }

        if (set.Count == 0 && letters.Length > 0)
        {
            set.Add(StableHash.Of(letters));
        }

        return set;
    }

    /// <summary>The resemblance of two sets, 0 to 1; of two empty ones 0.</summary>
    public static double Resemblance(HashSet<ulong> a, HashSet<ulong> b)
    {
        var (small, large) = a.Count < b.Count ? (a, b) : (b, a);
        var common = small.Count(large.Contains);
        return common == 0 ? 0 : (double)common / (a.Count + b.Count - common);
    }

    private static string Letters(string text)
    {
        var folded = Folding.Fold(text.Length > 2 * Most ? text[..(2 * Most)] : text);
        return string.Concat(folded.Where(char.IsLetterOrDigit).Take(Most));
    }
}
