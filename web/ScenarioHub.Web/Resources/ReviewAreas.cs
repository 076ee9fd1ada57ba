namespace ScenarioHub.Web.Resources;

/// <summary>Formal check, experts and review.</summary>
public class ReviewTexts;
