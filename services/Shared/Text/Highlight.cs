using System.Text;

namespace ScenarioHub.Text;

/// <summary>Shows where a text answers a query, whatever the width, script and case of either.</summary>
public static class Highlight
{
    private const int Before = 20;

    /// <summary>
    /// The part of <paramref name="text"/> around the first hit, at most about <paramref name="length"/> characters, as HTML: the text
    /// encoded, the hits in <c>&lt;mark&gt;</c>. Nothing where no token of the query is in it.
    /// </summary>
    public static string? Of(string text, IReadOnlyCollection<string> tokens, int length = 120)
    {
        var hits = Hits(text, tokens);
        var first = Array.IndexOf(hits, true);
        if (first < 0)
        {
            return null;
        }

        var start = Math.Max(0, Math.Min(first - Before, text.Length - length));
        start = AtCharacter(text, start);
        var end = AtCharacter(text, Math.Min(text.Length, start + length));
        var html = new StringBuilder(start > 0 ? "…" : "");
        for (var at = start; at < end;)
        {
            var until = at + 1;
            while (until < end && hits[until] == hits[at])
            {
                until++;
            }

            var part = Encode(text[at..until]);
            html.Append(hits[at] ? $"<mark>{part}</mark>" : part);
            at = until;
        }

        return html.Append(end < text.Length ? "…" : "").ToString();
    }

    private static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>For each UTF-16 unit of the text, whether it belongs to a token of the query.</summary>
    private static bool[] Hits(string text, IReadOnlyCollection<string> tokens)
    {
        var (folded, origin) = FoldWithOrigin(text);
        var hits = new bool[text.Length];
        foreach (var token in tokens)
        {
            for (var at = folded.IndexOf(token, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(token, at + 1, StringComparison.Ordinal))
            {
                if (IsWhole(folded, at, token.Length))
                {
                    Array.Fill(hits, true, origin[at], origin[at + token.Length] - origin[at]);
                }
            }
        }

        return hits;
    }

    /// <summary>The folded text, and for each of its units (and its end) where in the text it comes from.</summary>
    private static (string Folded, List<int> Origin) FoldWithOrigin(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origin = new List<int>(text.Length + 1);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Folding.AppendFolded(folded, rune);
            while (origin.Count < folded.Length)
            {
                origin.Add(at);
            }

            at += rune.Utf16SequenceLength;
        }

        origin.Add(text.Length);
        return (folded.ToString(), origin);
    }

    /// <summary>A word of letters and digits counts only where it stands alone, as in the index.</summary>
    private static bool IsWhole(string text, int at, int length) =>
        !(IsLatin(text[at]) && at > 0 && IsLatin(text[at - 1]))
        && !(IsLatin(text[at + length - 1]) && at + length < text.Length && IsLatin(text[at + length]));

    private static bool IsLatin(char c) => c < 0x2E80 && char.IsLetterOrDigit(c);

    private static int AtCharacter(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
