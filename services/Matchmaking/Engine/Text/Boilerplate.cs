using System.Buffers;

namespace ScenarioHub.Matchmaking.Engine.Text;

/// <summary>
/// Phrases that every published need has and that say nothing of what is needed (套话): "关键技术研究及产业化", "应用场景", "示范项目".
/// They are blanked before a need is cut, so that they neither count nor make pairs with their neighbours.
/// </summary>
internal static class Boilerplate
{
    private static readonly Dictionary<char, string[]> Phrases = Table.Lines("boilerplate.txt")
        .SelectMany(line => line.Split('|', StringSplitOptions.RemoveEmptyEntries))
        .Select(FastFolding.Fold)
        .OrderByDescending(phrase => phrase.Length)
        .GroupBy(phrase => phrase[0])
        .ToDictionary(group => group.Key, group => group.ToArray());

    private static readonly SearchValues<char> Heads = SearchValues.Create([.. Phrases.Keys]);

    /// <summary>The folded text with such phrases replaced by spaces; places stay.</summary>
    public static string Blank(string folded)
    {
        char[]? blanked = null;
        for (var i = Next(folded, 0); i < folded.Length; i = Next(folded, i + 1))
        {
            var rest = folded.AsSpan(i);
            foreach (var phrase in Phrases[folded[i]])
            {
                if (rest.StartsWith(phrase))
                {
                    blanked ??= folded.ToCharArray();
                    blanked.AsSpan(i, phrase.Length).Fill(' ');
                    i += phrase.Length - 1;
                    break;
                }
            }
        }

        return blanked is null ? folded : new(blanked);
    }

    /// <summary>The next place where a phrase may begin, or the end.</summary>
    private static int Next(string folded, int from) => folded.AsSpan(from).IndexOfAny(Heads) is var offset and >= 0 ? from + offset : folded.Length;
}
