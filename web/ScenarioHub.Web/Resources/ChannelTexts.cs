namespace ScenarioHub.Web.Resources;

/// <summary>Webhooks, contacts, channels and announcements.</summary>
public class ChannelTexts;
