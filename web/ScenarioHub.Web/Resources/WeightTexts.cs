namespace ScenarioHub.Web.Resources;

/// <summary>The weights of matching.</summary>
public class WeightTexts;
