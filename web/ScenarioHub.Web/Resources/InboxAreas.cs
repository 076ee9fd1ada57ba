namespace ScenarioHub.Web.Resources;

/// <summary>Inbox, preferences, unsubscribing and templates.</summary>
public class InboxTexts;
