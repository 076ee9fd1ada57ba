namespace ScenarioHub.Web.Resources;

/// <summary>Objections, contracts, milestones, acceptance, races.</summary>
public class DeliveryTexts;
