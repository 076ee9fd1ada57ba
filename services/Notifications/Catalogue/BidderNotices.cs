using ScenarioHub.Contracts.Bidding;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>What bidders, the members of their consortia, and administrators hear of bids before the opening: each of its own only.</summary>
internal static class BidderNotices
{
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<BidToReconfirm>(
            "bid.reconfirm", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, fields = Fields(e), e.Deadline }) { When = e => e.Submitted },
        new NoticeRule<BidToReconfirm>(
            "bid.changed", Bid, Normal, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, fields = Fields(e), e.Deadline }) { When = e => !e.Submitted },
        new NoticeRule<BidReminder>(
            "bid.unconfirmed", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, e.Deadline }) { When = e => e.Reason == "unconfirmed" },
        new NoticeRule<BidReminder>(
            "bid.unsent", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, e.Deadline }) { When = e => e.Reason != "unconfirmed" },
        new NoticeRule<ConsortiumInvited>(
            "consortium.invited", Bid, Urgent, e => Audience.Members(e.MemberId),
            e => $"/company/consortia/{e.BidId}", e => new { e.Number, e.Title, lead = e.Lead.Name }) { Needs = Need.Verified, Held = true, When = e => !e.Again },
        new NoticeRule<ConsortiumInvited>(
            "consortium.again", Bid, Urgent, e => Audience.Members(e.MemberId),
            e => $"/company/consortia/{e.BidId}", e => new { e.Number, e.Title, lead = e.Lead.Name }) { Needs = Need.Verified, Held = true, When = e => e.Again },
        new NoticeRule<ConsortiumAnswered>(
            "consortium.signed", Bid, Normal, e => Audience.Members(e.LeadId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, member = e.Member.Name }) { When = e => e.Signed },
        new NoticeRule<ConsortiumAnswered>(
            "consortium.declined", Bid, Urgent, e => Audience.Members(e.LeadId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, member = e.Member.Name, reason = e.Reason ?? "—" }) { When = e => !e.Signed },
        new NoticeRule<LateBidAsked>(
            "late.asked", Bid, Urgent, _ => Audience.Administrators,
            _ => "/admin/late-bids", e => new { e.Number, e.Title, bidder = e.Bidder.Name, e.Reason }),
        new NoticeRule<LateBidDecided>(
            "late.admitted", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, e.Reason }) { When = e => e.Admitted },
        new NoticeRule<LateBidDecided>(
            "late.refused", Bid, Urgent, e => Audience.Members(e.BidderId),
            e => $"/company/bids/{e.BidId}", e => new { e.Number, e.Title, e.Reason }) { When = e => !e.Admitted },
    ];

    // Kept as words of both languages: an old notice is read in whichever language its reader has by then.
    private static string Fields(BidToReconfirm e) => string.Join("、", e.Changes.Select(c => c.Field switch
    {
        "problem" => "攻关内容 (problem)",
        "budgetYuan" => "预算 (budget)",
        "durationMonths" => "周期 (duration)",
        "intellectualProperty" => "知识产权 (rights)",
        "conditions" => "揭榜条件 (conditions)",
        "noticeDays" => "公示期 (public notice)",
        _ => c.Field,
    }));
}
