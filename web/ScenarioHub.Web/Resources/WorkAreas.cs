namespace ScenarioHub.Web.Resources;

/// <summary>Introductions, for parks and companies.</summary>
public class IntroductionTexts;
