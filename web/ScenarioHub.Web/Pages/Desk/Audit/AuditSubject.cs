namespace ScenarioHub.Web.Pages.Desk.Audit;

/// <summary>Where the subject of an act is shown, told by the act's first word (<c>scenario.approve</c>).</summary>
public static class AuditSubject
{
    public static string? Href(AuditEntry entry, bool administrator) => entry.Subject == Guid.Empty ? null : (entry.Act.Split('.')[0], administrator) switch
    {
        ("scenario", true) => $"/admin/scenarios/{entry.Subject}",
        ("match", true) => $"/admin/matches/{entry.Subject}",
        ("organization", true) => $"/admin/organizations/{entry.Subject}",
        ("list", _) => $"/lists/{entry.Subject}",
        ("challenge" or "question", _) => $"/challenges/{entry.Subject}",
        ("profile", _) => $"/capabilities/{entry.Subject}",
        ("introduction", false) => $"/introductions/{entry.Subject}",
        _ => null,
    };
}
