using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>The rows about directions, collection calls, hand-ins, agencies and second readers.</summary>
public static class CollectionNotices
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<DirectionsPublished>(
            "directions.published", Collection, Normal,
            _ => Audience.Verified(OrganizationKinds.Park, OrganizationKinds.Agency, OrganizationKinds.Company),
            e => $"/directions?year={e.Year}", e => new { e.Year, count = e.Names.Count, names = string.Join("、", e.Names) }),
        new NoticeRule<CallOpened>(
            "call.opened", Collection, Normal, _ => Audience.Verified(OrganizationKinds.Company, OrganizationKinds.Park, OrganizationKinds.Agency),
            e => $"/calls/{e.CallId}", e => new { e.Number, e.Title, owner = e.Owner.Name, e.ClosesAt }),
        new NoticeRule<CallClosesSoon>(
            "call.closes-soon", Collection, Urgent, _ => Audience.Verified(OrganizationKinds.Company, OrganizationKinds.Park, OrganizationKinds.Agency),
            e => $"/calls/{e.CallId}", e => new { e.Number, e.Title, owner = e.Owner.Name, e.ClosesAt, days = e.DaysLeft }),
        new NoticeRule<NeedHandedIn>(
            "hand-in.receipt", Collection, Normal, e => Audience.Members(e.By.Id),
            e => $"/hand-ins/{e.HandInId}", e => new { e.Number, e.Name, call = e.CallTitle, e.Digest, e.At }),
        new NoticeRule<NeedHandedIn>(
            "hand-in.received", Collection, Normal, e => Audience.Members(e.Park.Id),
            e => $"/collect/hand-ins/{e.HandInId}", e => new { e.Number, e.Name, call = e.CallTitle, by = e.By.Name }),
        new NoticeRule<HandInDecided>(
            "hand-in.converted", Collection, Normal, e => Audience.Members(e.By.Id),
            e => $"/hand-ins/{e.HandInId}", e => new { e.Number, e.Name, park = e.Park.Name }) { When = e => e.Outcome == "converted" },
        new NoticeRule<HandInDecided>(
            "hand-in.merged", Collection, Normal, e => Audience.Members(e.By.Id),
            e => $"/hand-ins/{e.HandInId}", e => new { e.Number, e.Name, park = e.Park.Name }) { When = e => e.Outcome == "merged" },
        new NoticeRule<HandInDecided>(
            "hand-in.declined", Collection, Urgent, e => Audience.Members(e.By.Id),
            e => $"/hand-ins/{e.HandInId}", e => new { e.Number, e.Name, park = e.Park.Name, reason = e.Reason ?? "—" }) { When = e => e.Outcome == "declined" },
        new NoticeRule<AgencyAuthorizationChanged>(
            "agency.authorized", Collection, Normal, e => Audience.Members(e.Agency.Id),
            _ => "/agency/scenarios", e => new { park = e.Park.Name }) { Needs = Need.Verified, When = e => e.Granted },
        new NoticeRule<AgencyAuthorizationChanged>(
            "agency.revoked", Collection, Urgent, e => Audience.Members(e.Agency.Id),
            _ => "/agency/scenarios", e => new { park = e.Park.Name, reason = e.Reason ?? "—" }) { Needs = Need.Verified, When = e => !e.Granted },
        new NoticeRule<ScenarioDrafted>(
            "scenario.drafted", Collection, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/scenarios/{e.ScenarioId}", e => new { e.Number, e.Name, agency = e.Agency.Name }),
        new NoticeRule<SecondReaderNeeded>(
            "scenario.second-reader", Moderation, Normal, _ => Audience.Administrators,
            e => $"/admin/scenarios/{e.ScenarioId}", e => new { e.Number, e.Name, owner = e.Owner.Name, first = e.FirstReader }),
    ];
}
