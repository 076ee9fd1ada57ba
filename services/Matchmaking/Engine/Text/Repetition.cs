namespace ScenarioHub.Matchmaking.Engine.Text;

/// <summary>
/// Takes what a text says twice out of it (关键词堆砌): a clause that stands there again word for word says nothing more, and must not count more.
/// </summary>
internal static class Repetition
{
    /// <summary>The folded text with clauses that were there before replaced by spaces; places stay.</summary>
    public static string Blank(string folded)
    {
        HashSet<ulong>? seen = null;
        char[]? blanked = null;
        for (var start = 0; start < folded.Length;)
        {
            var end = start;
            var hash = 14695981039346656037UL;
            while (end < folded.Length && char.IsLetterOrDigit(folded[end]))
            {
                // FNV-1a: the same in every process, so that replicas agree.
                hash = (hash ^ folded[end++]) * 1099511628211UL;
            }

            if (end > start && !(seen ??= []).Add(hash))
            {
                blanked ??= folded.ToCharArray();
                blanked.AsSpan(start, end - start).Fill(' ');
            }

            start = end + 1;
        }

        return blanked is null ? folded : new(blanked);
    }
}
