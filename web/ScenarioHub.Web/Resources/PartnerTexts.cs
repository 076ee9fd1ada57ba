namespace ScenarioHub.Web.Resources;

/// <summary>Partner parks of a park.</summary>
public class PartnerTexts;
