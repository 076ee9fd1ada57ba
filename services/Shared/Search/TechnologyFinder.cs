using ScenarioHub.Text;

namespace ScenarioHub.Search;

/// <summary>
/// Finds the technologies that a text speaks of. The longest term wins where terms overlap (智能网联汽车 before 智能网联), and a term in
/// Latin letters counts only as a whole word, so that IC is not found in <c>topic</c>.
/// </summary>
public static class TechnologyFinder
{
    private static readonly int Longest = Technologies.Terms.Keys.Max(term => term.Length);
    private static readonly Dictionary<string, Technology>.AlternateLookup<ReadOnlySpan<char>> Terms =
        new Dictionary<string, Technology>(Technologies.Terms).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<char> Starts = [.. Technologies.Terms.Keys.Select(term => term[0])];

    /// <summary>The technologies of a text in the order of their first mention, each once.</summary>
    public static IReadOnlyList<Technology> In(string? text) => [.. Mentions(Folding.Fold(text ?? "")).Select(m => m.Technology).Distinct()];

    /// <summary>Every mention in a folded text, in order, with its place.</summary>
    public static IEnumerable<(Technology Technology, int Start, int Length)> Mentions(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            if (Starts.Contains(folded[at]) && TermAt(folded, at) is var (technology, length))
            {
                yield return (technology, at, length);
                at += length;
            }
            else
            {
                at++;
            }
        }
    }

    private static (Technology Technology, int Length)? TermAt(string text, int at)
    {
        for (var length = Math.Min(Longest, text.Length - at); length > 0; length--)
        {
            if (Terms.TryGetValue(text.AsSpan(at, length), out var technology) && IsWhole(text, at, length))
            {
                return (technology, length);
            }
        }

        return null;
    }

    private static bool IsWhole(string text, int at, int length) =>
        !(IsLatin(text[at]) && at > 0 && IsLatin(text[at - 1]))
        && !(IsLatin(text[at + length - 1]) && at + length < text.Length && IsLatin(text[at + length]));

    private static bool IsLatin(char c) => c < 0x250 && char.IsLetterOrDigit(c);
}
