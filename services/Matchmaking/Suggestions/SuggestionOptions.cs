namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>How freely the engine suggests; configuration section <c>Matching</c>.</summary>
public sealed class SuggestionOptions
{
    /// <summary>Weaker pairs are not worth a moderator's time.</summary>
    public double Floor { get; init; } = 0.2;

    /// <summary>At most so many companies for a scenario, those counted that wait or were introduced.</summary>
    public int PerScenario { get; init; } = 10;

    /// <summary>At most so many suggestions of one company in moderation at a time.</summary>
    public int PerCompany { get; init; } = 20;

    /// <summary>At most so many new suggestions of one company within a week.</summary>
    public int PerCompanyWeek { get; init; } = 20;

    /// <summary>At most so many new suggestions for one scenario within a week.</summary>
    public int PerScenarioWeek { get; init; } = 15;

    /// <summary>Which approvals take two moderators: <c>none</c>, <c>aimed</c> (scenarios of lists for certain organisations), or <c>all</c>.</summary>
    public string FourEyes { get; init; } = "none";

    /// <summary>After so many days without an answer an introduction is reminded of.</summary>
    public int UnansweredDays { get; init; } = 7;

    /// <summary>After so many days without a record a talk is reminded of.</summary>
    public int QuietDays { get; init; } = 30;

    /// <summary>So often at most between two steps.</summary>
    public int MostReminders { get; init; } = 3;
}
