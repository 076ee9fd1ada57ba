namespace ScenarioHub.Web.Resources;

/// <summary>Open data.</summary>
public class OpenDataTexts;
