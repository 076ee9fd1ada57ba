namespace ScenarioHub.Web.Resources;

/// <summary>Lists beyond their drafting: audience, schedule, notices, amendments, progress, demonstrations.</summary>
public class ListTexts;
