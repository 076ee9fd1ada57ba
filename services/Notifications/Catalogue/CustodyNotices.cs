using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Access;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>What custodians (开标保管人) are told: the park's people, and the platform's administrators and supervisors.</summary>
internal static class CustodyNotices
{
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<CustodyAsked>(
            "custody.accept", Challenge, Normal, Custodians, e => $"/custody/{e.ChallengeId}", e => new { e.Number, e.Title, owner = e.Owner.Name })
        { Needs = Need.Staff, When = e => e.Act == "accept" },
        new NoticeRule<CustodyAsked>(
            "custody.hand-in", Challenge, Urgent, Custodians, e => $"/custody/{e.ChallengeId}", e => new { e.Number, e.Title, owner = e.Owner.Name })
        { Needs = Need.Staff, When = e => e.Act != "accept" },
    ];

    private static Audience Custodians(CustodyAsked e) => Audience.Members(e.Owner.Id).And(Audience.Verified(OrganizationKinds.Platform));
}
