using ScenarioHub.Contracts.Matchmaking;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>Who is told of second approvals, of talks, of what goes stale, and of matchmaking events.</summary>
public static class MatchFlowNotices
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<SecondModeratorNeeded>(
            "match.second", Match, Normal, _ => Audience.Administrators,
            e => $"/admin/matches/{e.MatchId}", e => new { scenario = e.ScenarioName, company = e.CompanyName, first = e.FirstModerator }),

        new NoticeRule<IntroductionProgressed>(
            "introduction.talked", Introduction, Normal, e => Audience.Members(Other(e).Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, other = By(e).Name }) { Needs = Need.Verified, When = e => e.Step == "talked" },
        new NoticeRule<IntroductionProgressed>(
            "introduction.ended.agreed", Introduction, Normal, e => Audience.Members(Other(e).Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, other = By(e).Name }) { Needs = Need.Verified, When = e => e.Step == "agreed" },
        new NoticeRule<IntroductionProgressed>(
            "introduction.ended.closed", Introduction, Normal, e => Audience.Members(Other(e).Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, other = By(e).Name }) { Needs = Need.Verified, When = e => e.Step == "closed" },
        new NoticeRule<IntroductionStale>(
            "introduction.unanswered", Introduction, Urgent, e => Audience.Members(e.Remind),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, park = e.Park.Name, company = e.Company.Name, e.Days }) { Needs = Need.Verified, When = e => e.Kind == "unanswered" },
        new NoticeRule<IntroductionStale>(
            "introduction.quiet", Introduction, Normal, e => Audience.Members(e.Remind),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, park = e.Park.Name, company = e.Company.Name, e.Days }) { Needs = Need.Verified, When = e => e.Kind == "quiet" },

        new NoticeRule<EventInvited>(
            "event.invited", Introduction, Urgent, e => Audience.Members(e.Organizations),
            e => $"/events/{e.EventId}", e => new { e.Name, owner = e.Owner.Name, e.Place, e.StartsAt, e.AnswerBy }) { Needs = Need.Verified, Held = true },
        new NoticeRule<EventAnswered>(
            "event.accepted", Introduction, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/events/{e.EventId}", e => new { e.Name, by = e.By.Name }) { Needs = Need.Verified, When = e => e.Accepted },
        new NoticeRule<EventAnswered>(
            "event.declined", Introduction, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/events/{e.EventId}", e => new { e.Name, by = e.By.Name }) { Needs = Need.Verified, When = e => !e.Accepted },
        new NoticeRule<EventPublished>(
            "event.published", Introduction, Urgent, e => Audience.Members(e.Organizations),
            e => $"/events/{e.EventId}", e => new { e.Name, e.Place, e.StartsAt }) { Needs = Need.Verified, Held = true },
        new NoticeRule<EventChanged>(
            "event.changed", Introduction, Urgent, e => Audience.Members(e.Organizations),
            e => $"/events/{e.EventId}", e => new { e.Name }) { Needs = Need.Verified, Held = true },
        new NoticeRule<EventCancelled>(
            "event.cancelled", Introduction, Urgent, e => Audience.Members(e.Organizations),
            e => $"/events/{e.EventId}", e => new { e.Name, e.StartsAt, e.Reason }) { Needs = Need.Verified, Held = true },
    ];

    private static Contracts.Party By(IntroductionProgressed e) => e.By == e.Park.Id ? e.Park : e.Company;

    private static Contracts.Party Other(IntroductionProgressed e) => e.By == e.Park.Id ? e.Company : e.Park;
}
