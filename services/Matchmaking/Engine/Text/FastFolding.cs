using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Engine.Text;

/// <summary>
/// <see cref="Folding"/> by one table look-up a character. The folded text keeps the length of the original, so that a place in one is the
/// same place in the other; a text with characters that fold into several goes the long way and loses that.
/// </summary>
internal static class FastFolding
{
    private const char Several = '\0';

    private static readonly char[] Folded = MakeTable();

    public static string Fold(string text)
    {
        var isFolded = true;
        foreach (var character in text)
        {
            var folded = Folded[character];
            if (folded == Several)
            {
                return Folding.Fold(text);
            }

            isFolded &= folded == character;
        }

        return isFolded ? text : string.Create(text.Length, text, static (folded, original) =>
        {
            for (var i = 0; i < folded.Length; i++)
            {
                folded[i] = Folded[original[i]];
            }
        });
    }

    private static char[] MakeTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var character = 1; character < table.Length; character++)
        {
            var folded = char.IsSurrogate((char)character) || !IsText((char)character) ? "" : Folding.Fold(((char)character).ToString());
            table[character] = folded.Length == 1 ? folded[0] : char.IsSurrogate((char)character) || folded.Length > 1 ? Several : (char)character;
        }

        table[0] = ' ';
        return table;
    }

    /// <summary>Noncharacters and private use have no normal form.</summary>
    private static bool IsText(char character) => character is < '\uE000' or (> '\uF8FF' and < '\uFFF0');
}
