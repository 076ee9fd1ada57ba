using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>
/// The rows for lists and for what comes after their publication. What is aimed at groups is told to these and to nobody else: followers come
/// with the event, already without those who may not see the scenario.
/// </summary>
internal static class ListNotices
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<ListPublished>(
            "list.published", List, Normal,
            e => Audience.Verified(OrganizationKinds.Company, OrganizationKinds.Agency, OrganizationKinds.Funder).And(Audience.Members(e.Owner.Id)),
            e => $"/lists/{e.ListId}", Published) { When = e => e.Audience is null },
        new NoticeRule<ListPublished>(
            "list.published.aimed", List, Urgent, e => Audience.Members([e.Owner.Id, .. e.Audience!.Organizations]),
            e => $"/lists/{e.ListId}", Published) { When = e => e.Audience is not null, InList = e => e.ListId },
        new NoticeRule<ScenariosListed>(
            "list.matched", List, Normal, _ => Audience.Interested,
            e => $"/lists/{e.ListId}", e => new { e.Number, e.Title, owner = e.Owner.Name }) { InList = e => e.Audience is null ? null : e.ListId },
        new NoticeRule<ListAudienceChanged>(
            "list.joined", List, Normal, e => Audience.Members(e.Joined),
            e => $"/lists/{e.ListId}", e => new { e.Number, e.Title, owner = e.Owner.Name }) { When = e => e.Joined.Count > 0, InList = e => e.ListId },
        new NoticeRule<ListScheduleFailed>(
            "list.schedule-failed", List, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/lists/{e.ListId}", e => new { e.Title, e.Reason }),
        new NoticeRule<ListNoticePosted>(
            "list.notice", List, Urgent, e => Audience.People(e.Followers),
            e => $"/lists/{e.ListId}",
            e => new { e.Notice, title = e.ListTitle, list = e.ListNumber, number = e.ScenarioNumber, name = e.ScenarioName, owner = e.Owner.Name, e.Reason }) { InList = e => e.ListId },

        new NoticeRule<AmendmentProposed>(
            "amendment.proposed", Moderation, Normal, _ => Audience.Administrators,
            e => $"/admin/amendments/{e.AmendmentId}", e => new { e.Number, e.Name, owner = e.Owner.Name, e.Rationale }),
        new NoticeRule<AmendmentRejected>(
            "amendment.rejected", Moderation, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/scenarios/{e.ScenarioId}/amendments", e => new { e.Number, e.Name, e.Reason }),
        new NoticeRule<ScenarioAmended>(
            "scenario.amended", List, Urgent, e => Audience.Members(e.Owner.Id).And(Audience.People(e.Followers)),
            e => $"/scenarios/{e.ScenarioId}/history", e => new { e.Number, e.Name, owner = e.Owner.Name, e.Edition, e.Rationale }) { OfScenario = e => e.ScenarioId },

        new NoticeRule<ProgressReportDue>(
            "progress.due", List, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/progress/{e.ScenarioId}", e => new { e.Number, e.Name, department = e.Department ?? e.Owner.Name, e.DueAt }),
        new NoticeRule<DemonstrationNominated>(
            "demonstration.nominated", Moderation, Normal, _ => Audience.Administrators,
            e => $"/demonstrations/{e.DemonstrationId}", e => new { e.Number, e.Name, owner = e.Owner.Name }),
        new NoticeRule<DemonstrationNoticed>(
            "demonstration.noticed", Result, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/demonstrations/{e.DemonstrationId}", e => new { e.Number, e.Name, e.EndsAt }),
        new NoticeRule<DemonstrationDecided>(
            "demonstration.selected", Result, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/demonstrations/{e.DemonstrationId}", e => new { e.Number, e.Name }) { When = e => e.Outcome == "demonstrated" },
        new NoticeRule<DemonstrationDecided>(
            "demonstration.declined", Result, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/demonstrations/{e.DemonstrationId}", e => new { e.Number, e.Name, reason = e.Reason! }) { When = e => e.Outcome != "demonstrated" },
    ];

    private static object Published(ListPublished e) => new { e.Number, e.Title, owner = e.Owner.Name, count = e.ScenarioCount };
}
