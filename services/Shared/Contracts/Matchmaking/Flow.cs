namespace ScenarioHub.Contracts.Matchmaking;

/// <summary>A first moderator has approved a match that takes two (双人复核); told to administrators.</summary>
public record SecondModeratorNeeded(Guid MatchId, long Version, string ScenarioName, string CompanyName, string FirstModerator, DateTimeOffset At);

/// <summary>A talk has gone on or come to an end (洽谈进展).</summary>
/// <param name="By">The side that recorded it.</param>
/// <param name="Step"><c>talked</c>, <c>agreed</c> or <c>closed</c>.</param>
/// <param name="Value">What an agreement is worth, in yuan.</param>
public record IntroductionProgressed(
    Guid MatchId, long Version, Guid ScenarioId, string ScenarioName, Party Park, Party Company, Guid By, string Step, decimal? Value, DateTimeOffset At);

/// <summary>An introduction that nobody answers, or a talk that has gone quiet (催办).</summary>
/// <param name="Kind"><c>unanswered</c> or <c>quiet</c>.</param>
/// <param name="Days">For how many days nothing has happened.</param>
/// <param name="Remind">The organisations whose turn it is.</param>
public record IntroductionStale(
    Guid MatchId, Guid ScenarioId, string ScenarioName, Party Park, Party Company, string Kind, int Days, IReadOnlyList<Guid> Remind, DateTimeOffset At);
