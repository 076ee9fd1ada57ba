using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>
/// Who is told of what, in which words, and where to go on: the one table that decides it. Rows of one contract are tried in order, and a
/// person whom an earlier row has told is not told again by a later one.
/// </summary>
public static class NoticeCatalogue
{
    /// <summary>A challenge takes bids now. Told once; <see cref="DeadlineMoved"/> tells of later changes.</summary>
    public static readonly NoticeRule<ChallengeOpened> Opened = new(
        "challenge.opened", Challenge, Normal, _ => Audience.Verified(OrganizationKinds.Company),
        e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, owner = e.Owner.Name, e.Deadline });

    /// <summary>The deadline of an open challenge has moved.</summary>
    public static readonly NoticeRule<ChallengeOpened> DeadlineMoved = new(
        "challenge.moved", Challenge, Urgent, _ => Audience.Verified(OrganizationKinds.Company),
        e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, owner = e.Owner.Name, e.Deadline });

    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        .. CollectionNotices.Rules,
        new NoticeRule<OrganizationRegistered>(
            "organization.registered", Topic.Organization, Normal, _ => Audience.Administrators,
            _ => "/admin/organizations", e => new { e.Name, e.Kind }),
        new NoticeRule<OrganizationDecided>(
            "organization.verified", Topic.Organization, Normal, e => Audience.Members(e.OrganizationId),
            _ => "/organization", e => new { e.Name }) { When = e => e.Verified },
        new NoticeRule<OrganizationDecided>(
            "organization.rejected", Topic.Organization, Urgent, e => Audience.Members(e.OrganizationId),
            _ => "/organization", e => new { e.Name, reason = e.Reason ?? "—" }) { When = e => !e.Verified },

        new NoticeRule<ScenariosSubmitted>(
            "scenarios.submitted", Moderation, Normal, _ => Audience.Administrators,
            _ => "/admin/scenarios", e => new { owner = e.Owner.Name, count = e.ScenarioIds.Count, first = e.FirstName }),
        new NoticeRule<ScenarioApproved>(
            "scenario.approved", Moderation, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/scenarios/{e.ScenarioId}", e => new { e.Number, e.Name }),
        new NoticeRule<ScenariosApproved>(
            "scenarios.approved", Moderation, Normal, e => Audience.Members(e.Owner.Id),
            _ => "/park/scenarios?state=approved", e => new { count = e.ScenarioIds.Count, first = e.FirstName }),
        new NoticeRule<ScenarioReturned>(
            "scenario.returned", Moderation, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/scenarios/{e.ScenarioId}", e => new { e.Number, e.Name, reasons = string.Join("；", e.Reasons.Values) }),
        new NoticeRule<ScenarioWithdrawn>(
            "scenario.withdrawn", Moderation, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/scenarios/{e.ScenarioId}", e => new { e.Number, e.Name, e.Reason }),

        .. ListNotices.Rules,

        Opened,
        DeadlineMoved,
        new NoticeRule<ChallengeClosed>(
            "challenge.closed", Challenge, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, e.Bids }),
        new NoticeRule<ChallengeEnded>(
            "challenge.cancelled", Challenge, Urgent, e => Audience.Members([e.Owner.Id, .. e.Bidders]),
            e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, e.Reason }) { When = e => e.Outcome == "cancelled" },
        new NoticeRule<ChallengeEnded>(
            "challenge.failed", Challenge, Urgent, e => Audience.Members([e.Owner.Id, .. e.Bidders]),
            e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, e.Reason }) { When = e => e.Outcome != "cancelled" },

        // Sealing: what concerns a bid goes to its own organisation and to nobody else.
        new NoticeRule<BidReceived>(
            "bid.submitted", Bid, Normal, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, e.At }) { When = e => e.Act != "withdrawn" },
        new NoticeRule<BidReceived>(
            "bid.withdrawn", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, e.At }) { When = e => e.Act == "withdrawn" },
        new NoticeRule<BidsOpened>(
            "bids.opened.owner", Result, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, count = e.Bidders.Count }),
        new NoticeRule<BidsOpened>(
            "bids.opened", Result, Normal, e => Audience.Members(e.Bidders),
            e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, owner = e.Owner.Name }),

        .. ReviewNotices.Rules,
        .. BidderNotices.Rules,

        new NoticeRule<NoticePublished>(
            "notice.published", Result, Urgent, e => Audience.Members([e.Owner.Id, .. e.Bidders]),
            e => $"/notices/{e.ChallengeId}", e => new { e.Number, e.Title, winner = e.Winner.Name, e.EndsAt }),
        new NoticeRule<ChallengeAwarded>(
            "challenge.won", Result, Urgent, e => Audience.Members(e.Winner.Id),
            e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, owner = e.Owner.Name }),
        new NoticeRule<ChallengeAwarded>(
            "challenge.awarded", Result, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, winner = e.Winner.Name }),

        new NoticeRule<MatchesSuggested>(
            "matches.suggested", Match, Normal, _ => Audience.Administrators,
            _ => "/admin/matches", e => new { e.Count, e.About }),
        new NoticeRule<IntroductionOffered>(
            "introduction.offered.park", Introduction, Urgent, e => Audience.Members(e.Park.Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, other = e.Company.Name }) { Needs = Need.Verified },
        new NoticeRule<IntroductionOffered>(
            "introduction.offered.company", Introduction, Urgent, e => Audience.Members(e.Company.Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, other = e.Park.Name }) { Needs = Need.Verified },
        new NoticeRule<IntroductionAnswered>(
            "introduction.accepted", Introduction, Normal, e => Audience.Members(OtherSide(e).Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, other = Answering(e).Name }) { Needs = Need.Verified, When = e => e.Accepted },
        new NoticeRule<IntroductionAnswered>(
            "introduction.declined", Introduction, Normal, e => Audience.Members(OtherSide(e).Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, other = Answering(e).Name }) { Needs = Need.Verified, When = e => !e.Accepted },
        new NoticeRule<IntroductionAgreed>(
            "introduction.agreed", Introduction, Urgent, e => Audience.Members(e.Park.Id, e.Company.Id),
            e => $"/introductions/{e.MatchId}", e => new { scenario = e.ScenarioName, park = e.Park.Name, company = e.Company.Name }) { Needs = Need.Verified },

        .. MatchFlowNotices.Rules,
        .. WebhookNotices.Rules,
        .. ChannelNotices.Rules,
        .. DeliveryNotices.Rules,
        .. CustodyNotices.Rules,
    ];

    /// <summary>Contracts that nobody is told of: copies, scenarios whose list is told as a whole, and rights that have ended.</summary>
    public static readonly IReadOnlySet<Type> Silent = new HashSet<Type>(
    [
        typeof(MemberChanged), typeof(OrganizationChanged), typeof(ScenarioListed), typeof(CompanyFieldChanged), typeof(EventHeld), .. InterestNotices.Silent,
        typeof(MatchingWeightsActivated), typeof(ExpertReleased), typeof(ConsortiumMemberRemoved), typeof(EventSideRemoved),
    ]);

    /// <summary>The rows of a contract, in order.</summary>
    public static IEnumerable<NoticeRule<T>> For<T>() => Rules.OfType<NoticeRule<T>>();

    private static Contracts.Party OtherSide(IntroductionAnswered e) => e.By == e.Park.Id ? e.Company : e.Park;

    private static Contracts.Party Answering(IntroductionAnswered e) => e.By == e.Park.Id ? e.Park : e.Company;
}
