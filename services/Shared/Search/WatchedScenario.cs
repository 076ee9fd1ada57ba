namespace ScenarioHub.Search;

/// <summary>A scenario as standing queries look at it.</summary>
/// <param name="Terms">Its words, its choices as <see cref="StandingQuery.Chosen"/> writes them, and the beginnings of its words of letters.</param>
/// <param name="Deadline">In ticks of UTC; <see cref="long.MaxValue"/> where there is none.</param>
public sealed record WatchedScenario(IReadOnlySet<string> Terms, long Deadline)
{
    /// <summary>Puts a scenario into terms.</summary>
    /// <param name="words">Its words, as <see cref="ScenarioWords"/> cuts them.</param>
    /// <param name="choices">Its facets with their values, as people who are signed in choose them.</param>
    public static WatchedScenario Of(IEnumerable<string> words, IEnumerable<(string Facet, string Value)> choices, DateTimeOffset? deadline)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            terms.Add(word);
            for (var length = 2; word[0] < 0x2E80 && length < word.Length; length++)
            {
                terms.Add(StandingQuery.Beginning(word.AsSpan(0, length)));
            }
        }

        terms.UnionWith(choices.Select(choice => StandingQuery.Chosen(choice.Facet, choice.Value)));
        return new(terms, deadline?.UtcTicks ?? long.MaxValue);
    }
}
