using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>What the index knows of a public scenario: how it stands in a page, and by what it is found, counted and sorted.</summary>
/// <param name="Summary">As people who are signed in see it.</param>
/// <param name="Public">As everybody sees it.</param>
/// <param name="Excerpt">The beginning of the need, where hits are shown.</param>
/// <param name="Audience">The organisations that it is aimed at; nothing where it is everyone's.</param>
internal sealed record IndexedScenario(
    ScenarioSummary Summary, ScenarioSummary Public, string Excerpt, CooperationMode? Mode, bool ModeIsPublic, bool InvestmentIsPublic, bool Sandbox,
    string? MacroRegion, string[] Directions, string[] TechnologyFacets, DateTimeOffset UpdatedAt, Guid[]? Audience)
{
    /// <summary>The summary as this reader sees it.</summary>
    public ScenarioSummary SeenBy(Reader reader) => reader.SignedIn ? Summary : Public;
}

/// <summary>A scenario on its way into the index, with its tokens; the index keeps those by token and not by scenario.</summary>
internal sealed record IndexedRow(IndexedScenario Scenario, string[] NameTokens, string[] TopicTokens, string[] NeedTokens);
