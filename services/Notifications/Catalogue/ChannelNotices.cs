using ScenarioHub.Contracts.Notifications;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>Who is told of refused addresses and of the platform's announcements.</summary>
internal static class ChannelNotices
{
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<MailAddressRefused>(
            "mail.refused", Topic.Platform, Urgency.Urgent, e => e.OfOrganization ? Audience.Members(e.PersonId) : Audience.People(e.PersonId),
            e => e.OfOrganization ? "/organization/notices" : "/account/contacts", e => new { e.Domain, e.Reason }),
        new NoticeRule<BroadcastApproved>("broadcast.told", Topic.Platform, Urgency.Normal, To, e => e.Link, Words) { When = e => !e.Urgent },
        new NoticeRule<BroadcastApproved>("broadcast.urgent", Topic.Platform, Urgency.Urgent, To, e => e.Link, Words) { When = e => e.Urgent },
    ];

    private static Audience To(BroadcastApproved e) => Audience.OfKinds(e.Kinds, e.Administrators);

    private static object Words(BroadcastApproved e) => new { e.Title, e.Body, e.TitleEn, e.BodyEn };
}
