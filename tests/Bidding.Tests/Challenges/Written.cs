using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Checks;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Contracts;

namespace ScenarioHub.Bidding.Tests.Challenges;

/// <summary>Challenges and bids for rules without I/O.</summary>
public static class Written
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Deadline = Now.AddDays(30);
    public static readonly Party Park = new(Guid.CreateVersion7(), "测试高新区");
    public static readonly Guid Author = Guid.CreateVersion7();

    public static readonly SealedBid Sealed = new([1, 2, 3], [4]);

    public static ChallengeInput Input => new(
        null, "高炉煤气低热值燃烧", "低热值煤气燃烧不稳定，需要新的方法。", "能源", ChallengeType.Government,
        [new("燃烧效率", "≥ 99", "%", null), new("氮氧化物", "≤ 50", "mg/m³", null)], null, null, null, null, Deadline, null);

    public static BidContent Content => new(
        "分级燃烧", [new("燃烧效率", "99.2"), new("氮氧化物", "45")], [new("样机", 6, 40), new("验收", 18, 60)],
        200, 100, [new("负责人", null)], "共有", "检测报告", true);

    public static Challenge Draft(Scheme? scheme = null) => Challenge.Draft("BG-2026-000001", Park, Author, Input, null, scheme ?? new(), Now);

    public static Challenge Open(Scheme? scheme = null)
    {
        var challenge = Draft(scheme);
        challenge.Approve(Guid.CreateVersion7());
        challenge.Open(scheme ?? new(), Now);
        return challenge;
    }

    public static Bid Begun(Challenge challenge, Guid? bidder = null) =>
        Bid.Begin(challenge, new(bidder ?? Guid.CreateVersion7(), "甲公司"), Now);

    public static Bid Submitted(Challenge challenge, Guid? bidder = null)
    {
        var bid = Begun(challenge, bidder);
        bid.Submit(challenge, [], 0, Sealed, Now);
        return bid;
    }

    /// <summary>A challenge whose bids were opened, with these bids.</summary>
    public static Challenge InCheck(Challenge open, params Bid[] bids)
    {
        open.Close(bids.Length, [], Deadline);
        open.OpenBids(bids, [], Deadline);
        return open;
    }

    /// <summary>A formal check whose every line is met.</summary>
    public static IReadOnlyList<CheckItem> AllMet => [.. FormalCheck.Lines.Select(line => new CheckItem(line, true, null))];

    /// <summary>A challenge whose bids have passed the formal check and were scored.</summary>
    public static Challenge InReview(Challenge open, params Bid[] bids) => Reviewed(InCheck(open, bids), bids);

    /// <summary>The same for a challenge whose bids were opened.</summary>
    public static Challenge Reviewed(Challenge open, Bid[] bids)
    {
        foreach (var bid in bids)
        {
            FormalCheck.Of(bid).Pass(bid, open, AllMet, Author, Deadline);
        }

        open.EndCheck(0, bids.Length, [], Deadline);
        var review = Review.Begin(open.Id, bids);
        review.Start(0, Seated(open), Deadline.AddDays(9), Deadline);
        review.Complete(open, Deadline);
        review.Finish(open, [], bids, "同意", Deadline);
        return open;
    }

    /// <summary>An expert who sits on the panel.</summary>
    public static Seat Seated(Challenge challenge)
    {
        var seat = Seat.Propose(challenge.Id, new Expert { PersonId = Guid.CreateVersion7() }, 1);
        seat.Invite(challenge, Now.AddDays(1), Now);
        seat.Accept(challenge, [], 0, Now);
        return seat;
    }
}
