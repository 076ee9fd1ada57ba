namespace ScenarioHub.Web.Resources;

/// <summary>Custody, openings, receipts and the public log.</summary>
public class SealingTexts;
