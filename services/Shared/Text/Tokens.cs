using System.Text;

namespace ScenarioHub.Text;

/// <summary>
/// Cuts folded text into search tokens: a run of Chinese characters becomes its overlapping pairs (a run of one stays itself), a run of
/// letters and digits becomes one word. "AI水质监测" → ai, 水质, 质监, 监测.
/// </summary>
/// <remarks>
/// Pairs need no dictionary, so a new term is found on the day it is coined; they are the usual baseline for Chinese retrieval
/// (Nie, Gao, Zhang, Zhou, "On the use of words and n-grams for Chinese information retrieval", 2000).
/// </remarks>
public static class Tokens
{
    /// <summary>The tokens of <paramref name="text"/> in reading order, repeats included. The text is folded here.</summary>
    public static IEnumerable<string> Of(string? text) => string.IsNullOrWhiteSpace(text) ? [] : Cut(Folding.Fold(text));

    /// <summary>
    /// The tokens that an index keeps, each once: those of <see cref="Of"/> and every single Chinese character, so that a query of one
    /// character finds something too.
    /// </summary>
    public static HashSet<string> ForIndex(params ReadOnlySpan<string?> texts)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            tokens.UnionWith(Of(text));
            foreach (var rune in Folding.Fold(text ?? "").EnumerateRunes())
            {
                if (IsHan(rune))
                {
                    tokens.Add(rune.ToString());
                }
            }
        }

        return tokens;
    }

    private static IEnumerable<string> Cut(string folded)
    {
        var word = new StringBuilder();
        var han = new List<Rune>();
        foreach (var rune in folded.EnumerateRunes())
        {
            if (IsHan(rune))
            {
                if (word.Length > 0)
                {
                    yield return Take(word);
                }

                han.Add(rune);
                if (han.Count > 1)
                {
                    yield return han[^2].ToString() + rune;
                }

                continue;
            }

            if (han.Count == 1)
            {
                yield return han[0].ToString();
            }

            han.Clear();
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                yield return Take(word);
            }
        }

        if (word.Length > 0)
        {
            yield return Take(word);
        }
        else if (han.Count == 1)
        {
            yield return han[0].ToString();
        }
    }

    /// <summary>CJK unified ideographs with their extensions and compatibility forms.</summary>
    private static bool IsHan(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
            or 0x3007;

    private static string Take(StringBuilder word)
    {
        var token = word.ToString();
        word.Clear();
        return token;
    }
}
