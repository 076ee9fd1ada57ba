namespace ScenarioHub.Web.Pages.Collect;

/// <summary>Why something is ended, declined or taken back.</summary>
public sealed class ReasonForm
{
    public string? Reason { get; set; }
}
