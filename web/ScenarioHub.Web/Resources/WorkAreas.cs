namespace ScenarioHub.Web.Resources;

/// <summary>What goes along with a bid: consortium, files, conditions, confirming again, saving by itself.</summary>
public class BidTexts;

/// <summary>Introductions, for parks and companies.</summary>
public class IntroductionTexts;
