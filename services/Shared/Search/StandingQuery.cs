namespace ScenarioHub.Search;

/// <summary>One way to meet a condition: all of its terms.</summary>
internal sealed record Way(string[] Terms);

/// <summary>Something that a scenario has to meet, in one of several ways.</summary>
internal sealed record Condition(IReadOnlyList<Way> Ways);

/// <summary>
/// A query of the catalogue that stands and waits for scenarios (持续检索): its normalised query string as conditions over terms. A term is a word
/// of a text, <c>=facet=value</c> for a choice, or <c>~wo</c> for the beginning of a word.
/// </summary>
/// <param name="Conditions">All of them have to be met.</param>
/// <param name="Deadlines">The bands of <see cref="DeadlineBands"/> that are chosen, any of which will do; they move with the clock.</param>
internal sealed record StandingQuery(IReadOnlyList<Condition> Conditions, int[] Deadlines)
{
    /// <summary>The term of a choice.</summary>
    public static string Chosen(string facet, string value) => $"={facet}={value}";

    /// <summary>The term of a word that begins so.</summary>
    public static string Beginning(ReadOnlySpan<char> start) => $"~{start}";

    /// <summary>
    /// Reads a filter as the catalogue normalises it. Nothing where it can never be answered: a query of nothing but signs finds nothing.
    /// </summary>
    public static StandingQuery? Of(string filter)
    {
        var (words, facets, deadlines) = (new List<Condition>(), new Dictionary<string, List<Way>>(StringComparer.Ordinal), new List<int>());
        foreach (var part in filter.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var (facet, value) = at < 0 ? (part, "") : (part[..at], Uri.UnescapeDataString(part[(at + 1)..]));
            if (facet == "deadline")
            {
                deadlines.Add(DeadlineBands.Of(value));
            }
            else if (facet != "q")
            {
                (facets.TryGetValue(facet, out var ways) ? ways : facets[facet] = []).Add(new([Chosen(facet, value)]));
            }
            else if (Clause.Of(value) is { Count: > 0 } clauses)
            {
                words.AddRange(clauses.Select(clause => new Condition([.. WaysOf(clause)])));
            }
            else
            {
                return null;
            }
        }

        List<Condition> conditions = [.. words, .. facets.Values.Select(ways => new Condition(ways))];
        return conditions.Count == 0 && deadlines.Count == 0 ? null : new(conditions, [.. deadlines]);
    }

    /// <summary>
    /// As typed or by another word, by being filed under the technology that is named, and for a word of letters also by a longer word that
    /// begins with it.
    /// </summary>
    private static IEnumerable<Way> WaysOf(Clause clause)
    {
        foreach (var alternative in clause.Alternatives.Where(a => a.Tokens.Length > 0))
        {
            yield return new(alternative.Tokens);
        }

        if (clause.Technology is { } technology)
        {
            yield return new([Chosen("technology", technology)]);
        }
        else if (clause.Alternatives is [{ Tokens: [{ Length: > 1 } word] }] && word[0] < 0x2E80)
        {
            yield return new([Beginning(word)]);
        }
    }
}
