namespace ScenarioHub.Contracts.Matchmaking;

/// <summary>New suggestions wait for moderation (待审撮合); told to administrators, one event a batch.</summary>
/// <param name="About">The name of the scenario or company that they were made for.</param>
public record MatchesSuggested(int Count, string About, IReadOnlyList<Guid> MatchIds, DateTimeOffset At);

/// <summary>An approved match is offered to both sides (对接邀请); neither was contacted before.</summary>
public record IntroductionOffered(
    Guid MatchId, long Version, Guid ScenarioId, string ScenarioName, Party Park, Party Company, string? Note, DateTimeOffset At);

/// <summary>One side has answered an introduction.</summary>
/// <param name="By">The side that answered.</param>
/// <param name="Accepted">Its answer.</param>
public record IntroductionAnswered(
    Guid MatchId, long Version, Guid ScenarioId, string ScenarioName, Party Park, Party Company, Guid By, bool Accepted, DateTimeOffset At);

/// <summary>Both sides have accepted: they can see each other's contact and talk.</summary>
public record IntroductionAgreed(
    Guid MatchId, long Version, Guid ScenarioId, string ScenarioName, Party Park, Party Company, DateTimeOffset At);
