namespace ScenarioHub.Web.Resources;

/// <summary>Matchmaking events (对接会).</summary>
public class EventTexts;

/// <summary>The flow around matches: notes, merging, talks, what is put aside, completeness, fairness, proposals.</summary>
public class MatchFlowTexts;
