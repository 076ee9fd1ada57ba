namespace ScenarioHub.Matchmaking.Engine.Text;

/// <summary>
/// Where the clauses of a folded text end (分句): at punctuation and line breaks, and so between the items of a list. Blanks and signs do not
/// end one, nor does what stands inside a word: "C-V2X", "AI/ML".
/// </summary>
internal static class Clauses
{
    /// <summary>The place after the last character of the clause that begins at <paramref name="start"/>.</summary>
    public static int End(string folded, int start)
    {
        var end = start;
        while (end < folded.Length && !Ends(folded[end]))
        {
            end++;
        }

        return end;
    }

    private static bool Ends(char character) => character is '\n' or '\r' || (char.IsPunctuation(character) && character is not ('-' or '/' or '·' or '&' or '\''));
}
