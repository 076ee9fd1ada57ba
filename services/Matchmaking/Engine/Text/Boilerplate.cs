namespace ScenarioHub.Matchmaking.Engine.Text;

/// <summary>
/// Phrases that every published need has and that say nothing of what is needed (套话): "关键技术研究及产业化", "应用场景", "示范项目".
/// They are blanked before a need is cut, so that they neither count nor make pairs with their neighbours.
/// </summary>
internal static class Boilerplate
{
    private static readonly ILookup<char, string> Phrases = Table.Lines("boilerplate.txt")
        .SelectMany(line => line.Split('|', StringSplitOptions.RemoveEmptyEntries))
        .Select(FastFolding.Fold)
        .OrderByDescending(phrase => phrase.Length)
        .ToLookup(phrase => phrase[0]);

    /// <summary>The folded text with such phrases replaced by spaces; places stay.</summary>
    public static string Blank(string folded)
    {
        char[]? blanked = null;
        for (var i = 0; i < folded.Length; i++)
        {
            foreach (var phrase in Phrases[folded[i]])
            {
                if (string.CompareOrdinal(folded, i, phrase, 0, phrase.Length) == 0)
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
}
