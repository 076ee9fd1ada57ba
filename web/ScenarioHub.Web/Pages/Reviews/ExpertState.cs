namespace ScenarioHub.Web.Pages.Reviews;

/// <summary>Whether an expert can be invited, and if not, why; the key of its words.</summary>
public static class ExpertState
{
    /// <summary>The key.</summary>
    public static string Of(Expert e) =>
        !e.Active ? "expert.left" : e.Suspended is not null ? "expert.suspended" : e.MayBeInvited ? "expert.ready" : e.Fields is { Count: > 0 } ? "expert.away" : "expert.blank";
}
