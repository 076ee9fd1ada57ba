using ScenarioHub.Contracts.Bidding;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>The catalogue's rows of formal check and review (形式审查与评审).</summary>
internal static class ReviewNotices
{
    /// <summary>The rows. Those of a bid's cure belong to its receipt and cannot be switched off.</summary>
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<CureRequested>(
            "bid.cure", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}/cure", e => new { e.Number, e.Title, e.Missing, e.By }),
        new NoticeRule<BidCured>(
            "bid.cured", Review, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}/check", e => new { e.Number, e.Title, bidder = e.BidderName }),
        new NoticeRule<BidChecked>(
            "bid.check.passed", Bid, Normal, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title }) { When = e => e.Passed },
        new NoticeRule<BidChecked>(
            "bid.check.rejected", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, reason = e.Reason ?? "—" }) { When = e => !e.Passed },
        new NoticeRule<ExpertInvited>(
            "review.invited", Review, Urgent, e => Audience.People(e.PersonId),
            e => $"/expert/seats/{e.SeatId}", e => new { e.Number, e.Title, e.AnswerBy }) { Needs = Need.Expert, Held = true },
        new NoticeRule<ExpertAnswered>(
            "review.accepted", Review, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}/review", e => new { e.Number, e.Title, e.Open }) { When = e => e.Answer == "accepted" },
        new NoticeRule<ExpertAnswered>(
            "review.recused", Review, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}/review", e => new { e.Number, e.Title, e.Open }) { When = e => e.Answer != "accepted" },
        Due("started", "review.started", Normal),
        Due("late", "review.late", Urgent),
        Due("reopened", "review.reopened", Urgent),
        Due("discussion", "review.discussion", Normal),
        new NoticeRule<ScoresIn>(
            "review.scores", Review, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}/review", e => new { e.Number, e.Title }),
        new NoticeRule<ReviewFinished>(
            "review.finished", Review, Normal, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}/review", e => new { e.Number, e.Title, count = e.Ranked }),
        new NoticeRule<RankingOverride>(
            "review.override", Review, Urgent, _ => Audience.Administrators,
            e => $"/review/{e.ChallengeId}", e => new { e.Number, e.Title, owner = e.Owner.Name, e.Reason }) { When = e => e.Step == "proposed" },
        new NoticeRule<RankingOverride>(
            "review.override.confirmed", Review, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}/review", e => new { e.Number, e.Title, e.Reason }) { When = e => e.Step == "confirmed" },
        new NoticeRule<RankingOverride>(
            "review.override.refused", Review, Urgent, e => Audience.Members(e.Owner.Id),
            e => $"/park/challenges/{e.ChallengeId}/review", e => new { e.Number, e.Title, e.Reason }) { When = e => e.Step == "refused" },
    ];

    private static NoticeRule<ReviewDue> Due(string kind, string template, Urgency urgency) => new(
        template, Review, urgency, e => Audience.People(e.PersonId), e => $"/expert/seats/{e.SeatId}", e => new { e.Number, e.Title, e.Sheets, e.Due })
    {
        Needs = Need.Expert,
        Held = true,
        When = e => e.Kind == kind,
    };
}
