namespace ScenarioHub.Web.Pages.Channels.Webhooks;

/// <summary>What a manager enters for a webhook.</summary>
public sealed class WebhookForm
{
    public string? Name { get; set; }
    public string? Url { get; set; }
    public string? RobotSecret { get; set; }
    public string[] Topics { get => field ??= []; set; }
}
