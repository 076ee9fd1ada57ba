using ScenarioHub.Contracts.Notifications;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>Who is told of an organisation's own webhooks.</summary>
internal static class WebhookNotices
{
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<WebhookDisabled>(
            "webhook.disabled", Topic.Organization, Urgency.Urgent, e => Audience.Members(e.OrganizationId),
            _ => "/organization", e => new { e.Name, reason = e.Reason }),
    ];
}
