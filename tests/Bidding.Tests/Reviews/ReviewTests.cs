using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Checks;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Reviews;

public class ReviewTests
{
    private static readonly Dictionary<ReviewState, ReviewAct[]> Allowed = new()
    {
        [ReviewState.Convening] = [ReviewAct.Convene, ReviewAct.Start],
        [ReviewState.Scoring] = [ReviewAct.Convene, ReviewAct.Score, ReviewAct.Reopen],
        [ReviewState.Discussion] = [ReviewAct.Reopen, ReviewAct.Discuss, ReviewAct.Finish],
        [ReviewState.Finished] = [ReviewAct.Reorder],
    };

    [Fact]
    public void Every_state_allows_exactly_its_acts()
    {
        var asked = 0;
        foreach (var state in Enum.GetValues<ReviewState>())
        {
            foreach (var act in Enum.GetValues<ReviewAct>())
            {
                Assert.True(state.Allows(act) == Allowed[state].Contains(act), $"{act} in {state}");
                asked++;
            }
        }

        Assert.Equal(4 * 7, asked);
    }

    [Fact]
    public void Scoring_starts_when_no_place_is_open_and_with_time_to_score()
    {
        var (challenge, review, _) = Begun();
        var chair = Seated(challenge);
        Assert.Equal("review.places-open", Code(() => review.Start(2, chair, Deadline.AddDays(9), Deadline)));
        Assert.Throws<InvalidException>(() => review.Start(0, chair, Deadline, Deadline));
        review.Start(0, chair, Deadline.AddDays(9), Deadline);
        Assert.Equal((ReviewState.Scoring, chair.Id), (review.State, review.ChairId));
    }

    [Fact]
    public void Another_order_holds_once_a_second_person_has_confirmed_it()
    {
        var (challenge, review, bids) = Finished();
        Guid[] order = [bids[1].Id, bids[0].Id];
        Assert.Throws<InvalidException>(() => review.Reorder(challenge, [bids[0].Id], "现场核验发现偏差较大", Author, Now));
        Assert.Equal("review.order-same", Code(() => review.Reorder(challenge, [bids[0].Id, bids[1].Id], "现场核验发现偏差较大", Author, Now)));
        Assert.Equal("proposed", review.Reorder(challenge, order, "现场核验发现偏差较大", Author, Now).Step);
        Assert.Equal(bids[0].Id, review.FinalRanking()[0].BidId);
        Assert.Equal("review.reordering-open", Code(() => review.Reorder(challenge, order, "现场核验发现偏差较大", Author, Now)));
        Assert.Equal("review.second-person", Code(() => review.Decide(challenge, true, null, Author, Now)));
        Assert.Equal("confirmed", review.Decide(challenge, true, null, Guid.CreateVersion7(), Now).Step);
        Assert.Equal([(bids[1].Id, 1), (bids[0].Id, 2)], review.FinalRanking().Select(r => (r.BidId, r.Place)));
        Assert.Equal(bids[0].Id, review.Ranking[0].BidId);
    }

    [Fact]
    public void A_refused_order_changes_nothing_and_another_can_be_proposed()
    {
        var (challenge, review, bids) = Finished();
        review.Reorder(challenge, [bids[1].Id, bids[0].Id], "现场核验发现偏差较大", Author, Now);
        review.Decide(challenge, false, "理由不足", Guid.CreateVersion7(), Now);
        Assert.Equal(bids[0].Id, review.FinalRanking()[0].BidId);
        Assert.Equal("review.no-reordering", Code(() => review.Decide(challenge, true, null, Guid.CreateVersion7(), Now)));
        review.Reorder(challenge, [bids[1].Id, bids[0].Id], "补充了第三方检测报告", Author, Now);
    }

    [Fact]
    public void A_seat_is_answered_once_and_can_be_left_later()
    {
        var challenge = Open();
        var seat = Seat.Propose(challenge.Id, new Expert { PersonId = Guid.CreateVersion7() }, 1);
        Assert.Equal("seat.transition", Code(() => seat.Accept(challenge, [], 0, Now)));
        seat.Invite(challenge, Now.AddDays(1), Now);
        seat.Accept(challenge, ["甲公司"], 0, Now);
        Assert.Equal("seat.transition", Code(() => seat.Accept(challenge, [], 0, Now)));
        Assert.Equal("recused", seat.Recuse(challenge, "亲属任职", 3, Now).Answer);
        Assert.Equal("seat.transition", Code(() => seat.Release("不再需要", Now)));
    }

    [Fact]
    public void Letting_an_expert_go_says_whose_seat_shows_nothing_any_more()
    {
        var challenge = Open();
        var seat = Seat.Propose(challenge.Id, new Expert { PersonId = Guid.CreateVersion7() }, 1);
        seat.Invite(challenge, Now.AddDays(1), Now);
        var released = seat.Release("没有答复", Now);
        Assert.Equal((seat.Id, challenge.Id, seat.Version), (released.SeatId, released.ChallengeId, released.Version));
        Assert.Equal("seat.transition", Code(() => seat.Release("没有答复", Now)));
    }

    [Fact]
    public void A_blind_bid_names_neither_bidder_nor_team()
    {
        var content = Content with
        {
            TechnicalRoute = "甲公司自主研发，示例智能科技团队由李四牵头", Team = [new("负责人", "李四")], Evidence = "示例智能科技有限公司检测报告",
        };
        var blind = content.WithoutNames([new Party(Guid.CreateVersion7(), "示例智能科技有限公司")]);
        Assert.Equal("甲公司自主研发，■■■团队由■■■牵头", blind.TechnicalRoute);
        Assert.Equal("■■■检测报告", blind.Evidence);
        Assert.Equal(new TeamRole("负责人", null), Assert.Single(blind.Team!));
        Assert.Equal(Content.OwnYuan, blind.OwnYuan);
    }

    [Fact]
    public void What_is_for_experts_only_is_kept_from_the_owner()
    {
        var content = Content with { ExpertsOnly = ["technicalRoute", "evidence"] };
        Assert.Equal((null, "共有", null), (content.ForOwner().TechnicalRoute, content.ForOwner().IntellectualProperty, content.ForOwner().Evidence));
        var open = Content;
        Assert.Equal(open, open.ForOwner());
    }

    private static (Challenge Challenge, Review Review, Bid[] Bids) Begun()
    {
        var open = Open();
        Bid[] bids = [Submitted(open), Submitted(open)];
        InCheck(open, bids);
        foreach (var bid in bids)
        {
            FormalCheck.Of(bid).Pass(bid, open, AllMet, Author, Deadline);
        }

        open.EndCheck(0, 2, [], Deadline);
        return (open, Review.Begin(open.Id, bids), bids);
    }

    private static (Challenge Challenge, Review Review, Bid[] Bids) Finished()
    {
        var (challenge, review, bids) = Begun();
        review.Start(0, Seated(challenge), Deadline.AddDays(9), Deadline);
        review.Complete(challenge, Deadline);
        review.Finish(challenge, Ranking.Of(bids.Select(b => new ScoredBid(b, [], null)), challenge.Scheme), bids, "同意", Deadline);
        return (challenge, review, [.. review.Ranking.Select(r => bids.Single(b => b.Id == r.BidId))]);
    }

    private static string Code(Action act) => Assert.Throws<RuleException>(act).Code;
}
