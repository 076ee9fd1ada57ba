using ScenarioHub.Bidding.Bids;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Bids;

public class BidCompletenessTests
{
    public static TheoryData<string, BidContent> Gaps => new()
    {
        { "bid.route-missing", Content with { TechnicalRoute = " " } },
        { "bid.commitment-missing", Content with { Commitments = [new("燃烧效率", "99")] } },
        { "bid.commitment-missing", Content with { Commitments = [new("燃烧效率", "99"), new("氮氧化物", "")] } },
        { "bid.commitment-stray", Content with { Commitments = [.. Content.Commitments!, new("别的指标", "1")] } },
        { "bid.milestone-shares", Content with { Milestones = [new("样机", 6, 40), new("验收", 12, 59.99m)] } },
        { "bid.milestone-incomplete", Content with { Milestones = [new("样机", null, 100)] } },
        { "bid.money-missing", Content with { OwnYuan = null } },
        { "bid.money-missing", Content with { PublicYuan = null } },
        { "bid.team-missing", Content with { Team = [] } },
        { "bid.pledge-missing", Content with { Pledge = false } },
    };

    [Theory, MemberData(nameof(Gaps))]
    public void Each_gap_is_named(string code, BidContent content) => Assert.Equal([code], BidCompleteness.Missing(content, Open()).Select(e => e.Code));

    [Fact]
    public void A_complete_bid_lacks_nothing_and_an_empty_one_lacks_everything_at_once()
    {
        Assert.Empty(BidCompleteness.Missing(Content, Open()));
        var missing = BidCompleteness.Missing(new(null, null, null, null, null, null, null, null, null), Open());
        Assert.Equal(["technicalRoute", "commitments", "commitments", "milestones", "ownYuan", "team", "pledge"], missing.Select(e => e.Field));
    }

    [Fact]
    public void Own_money_follows_the_ratio_of_the_scheme()
    {
        var challenge = Open(new() { OwnToPublicRatio = 3 });
        Assert.Equal(["bid.money-ratio"], BidCompleteness.Missing(Content, challenge).Select(e => e.Code));
        Assert.Empty(BidCompleteness.Missing(Content with { OwnYuan = 300 }, challenge));
    }
}
