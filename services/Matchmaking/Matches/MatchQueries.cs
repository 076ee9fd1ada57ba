using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>Parts of queries over matches.</summary>
internal static class MatchQueries
{
    /// <summary>Not yet decided.</summary>
    public static IQueryable<Match> Open(this IQueryable<Match> matches) =>
        matches.Where(m => m.State == MatchState.InModeration || m.State == MatchState.Parked);

    /// <summary>With all that a rule or a reader asks for.</summary>
    public static IQueryable<Match> Whole(this IQueryable<Match> matches) =>
        matches.Include(m => m.Scenario).Include(m => m.Profile).Include(m => m.Introduction);
}
