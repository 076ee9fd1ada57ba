using ScenarioHub.Calendar;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Schemes;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Delivery;

/// <summary>Awarded challenges and contracts for rules without I/O.</summary>
public static class Agreed
{
    public static readonly Guid Third = Guid.CreateVersion7();

    /// <summary>When the awards bind.</summary>
    public static readonly DateTimeOffset Start = Deadline.AddDays(10);

    public static MoneyTable Money(decimal own = 2_000_000, decimal publicYuan = 1_000_000) => new(
        [new("财政", MoneyKind.Public, publicYuan), new("自筹", MoneyKind.Own, own)],
        [
            new("首笔", "财政", 40, publicYuan, null, null, null), new("尾款", "财政", 60, publicYuan, null, 2, null),
            new("配套", "自筹", 100, own, null, 1, null),
        ]);

    public static ContractTerms Terms() => new(
        "研制低热值煤气燃烧装置并示范", [new("燃烧效率", "≥ 99", "%", null)], Money(), "双方共有",
        [new(null, "样机", Start.AddMonths(6), 40, null), new(null, "验收", Start.AddMonths(18), 60, null)],
        Start, Start.AddMonths(18), null, new(Third, "检测中心"));

    public static (Challenge Challenge, Bid[] Bids) Awarded(int winners = 1, int bidders = 2, Scheme? scheme = null)
    {
        var challenge = Open(scheme);
        var bids = Enumerable.Range(0, bidders).Select(_ => Submitted(challenge)).ToArray();
        InReview(challenge, bids);
        var notice = challenge.Announce([.. bids.Take(winners)], bids, WorkingDays.Load(), Deadline);
        challenge.Award([.. bids.Take(winners)], 0, notice.EndsAt);
        return (challenge, bids);
    }

    public static Contract Draft(Challenge challenge, Bid bid, ContractTerms? terms = null) => Contract.Draft("HT-2026-000001", challenge, bid, terms ?? Terms(), Start);

    /// <summary>A contract that both sides have signed.</summary>
    public static Contract Active(Scheme? scheme = null)
    {
        var (challenge, bids) = Awarded(scheme: scheme);
        var contract = Draft(challenge, bids[0]);
        contract.Sign(Side.Owner, Author, "张三", Start);
        contract.Sign(Side.Supplier, Author, "李四", Start);
        return contract;
    }
}
