using System.Globalization;

namespace ScenarioHub.Web.Pages.ForAdministrators.MatchReview;

/// <summary>A stretch of text, and whether both sides use it.</summary>
public record Stretch(string Text, bool Shared);

/// <summary>Finds the shared words (共同用词) in a text, whatever their case and width, so that they can be marked.</summary>
public static class TermMarks
{
    /// <summary>Cuts <paramref name="text"/> at the shared words; overlapping words become one stretch.</summary>
    public static IEnumerable<Stretch> Cut(string text, IEnumerable<string> terms)
    {
        var shared = new bool[text.Length];
        foreach (var term in terms.Where(t => t.Length > 1).Distinct())
        {
            Mark(text, term, shared);
        }

        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && shared[end] == shared[start])
            {
                end++;
            }

            yield return new(text[start..end], shared[start]);
            start = end;
        }
    }

    private static void Mark(string text, string term, bool[] shared)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        for (var from = 0; from < text.Length;)
        {
            var at = compare.IndexOf(text.AsSpan(from), term, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth, out var length);
            if (at < 0 || length == 0)
            {
                return;
            }

            Array.Fill(shared, true, from + at, length);
            from += at + length;
        }
    }
}
