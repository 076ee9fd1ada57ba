using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>What a moderator looks through (筛选): by state, words, scenario, source, least score, and whether a second approval is awaited.</summary>
/// <param name="Sort"><c>score</c> (best first, unless told) or <c>age</c> (longest waiting first).</param>
public record QueueFilter(string? State, string? Q, Guid? ScenarioId, string? Source, double? MinScore, bool? Second, string? Sort)
{
    /// <summary>Those that pass.</summary>
    public IQueryable<Match> Of(IQueryable<Match> matches)
    {
        var (only, source) = (Choice.Of<MatchState>(State, "state"), Choice.Of<MatchSource>(Source, "source"));
        matches = matches.Where(m => (only == null || m.State == only) && (ScenarioId == null || m.ScenarioId == ScenarioId)
            && (source == null || m.Source == source) && (MinScore == null || m.Score >= MinScore) && (Second == null || (m.FirstApprovedBy != null) == Second));
        return Tokens.Of(Q).Distinct().ToArray() is { Length: > 0 } words
            ? matches.Where(m => words.All(w => m.Scenario.Tokens.Contains(w)) || words.All(w => m.Profile.Tokens.Contains(w)))
            : matches;
    }

    /// <summary>In order, from a mark on.</summary>
    public IQueryable<Match> Sorted(IQueryable<Match> matches, string? after)
    {
        if (ByAge)
        {
            if (after is not null)
            {
                var mark = Cursor.Read<Age>(after);
                matches = matches.Where(m => m.CreatedAt > mark.At || (m.CreatedAt == mark.At && m.Id > mark.Id));
            }

            return matches.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id);
        }

        if (after is not null)
        {
            var mark = Cursor.Read<Best>(after);
            matches = matches.Where(m => m.Score < mark.Score || (m.Score == mark.Score && m.Id > mark.Id));
        }

        return matches.OrderByDescending(m => m.Score).ThenBy(m => m.Id);
    }

    /// <summary>The mark after a row.</summary>
    public string MarkOf(Match last) => ByAge ? Cursor.Write(new Age(last.CreatedAt, last.Id)) : Cursor.Write(new Best(last.Score, last.Id));

    private bool ByAge => Sort switch
    {
        null or "" or "score" => false,
        "age" => true,
        _ => throw new InvalidException("sort", "field.choice", "score | age"),
    };

    private sealed record Age(DateTimeOffset At, Guid Id);

    private sealed record Best(double Score, Guid Id);
}
