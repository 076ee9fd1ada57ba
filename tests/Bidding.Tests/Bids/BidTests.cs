using ScenarioHub.Calendar;
using System.Security.Cryptography;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Bids;

public class BidTests
{
    [Fact]
    public void Nothing_of_the_bidder_counts_from_the_deadline_on_but_withdrawing()
    {
        var challenge = Open();
        var (draft, submitted, withdrawn) = (Begun(challenge), Submitted(challenge), Begun(challenge));
        withdrawn.Withdraw(challenge, Now);
        Action[] late =
        [
            () => Bid.Begin(challenge, new(Guid.CreateVersion7(), "乙公司"), Deadline),
            () => draft.Submit(challenge, [], 0, Sealed, Deadline),
            () => submitted.Edit([1], challenge, Deadline),
            () => withdrawn.Revive(challenge, Deadline),
        ];
        Assert.All(late, act => Assert.Equal("bid.deadline-passed", Assert.Throws<RuleException>(act).Code));
        Assert.Equal((BidState.Draft, BidState.Submitted, BidState.Withdrawn), (draft.State, submitted.State, withdrawn.State));
        draft.Submit(challenge, [], 0, Sealed, Deadline.AddTicks(-1));
        submitted.Withdraw(challenge, Deadline);
        Assert.Equal((BidState.Submitted, BidState.Withdrawn), (draft.State, submitted.State));
    }

    [Fact]
    public void A_change_after_submission_is_no_bid_until_it_is_sent_again()
    {
        var challenge = Open();
        var bid = Submitted(challenge);
        bid.Edit([7], challenge, Now);
        Assert.Equal(BidState.Amended, bid.State);
        var second = bid.Submit(challenge, [], 0, Sealed, Now.AddHours(1));
        Assert.Equal((2, Convert.ToHexStringLower(SHA256.HashData([1, 2, 3]))), (second.Number, second.Digest));
        Assert.Equal((BidState.Submitted, second.Digest), (bid.State, bid.Digest));
        Assert.Empty(bid.SealedDraft);
    }

    [Fact]
    public void After_the_opening_no_bid_is_taken_back()
    {
        var challenge = Open();
        var bid = Submitted(challenge);
        InCheck(challenge, bid);
        Assert.Equal("bid.withdraw-late", Assert.Throws<RuleException>(() => bid.Withdraw(challenge, Deadline.AddDays(1))).Code);
        Assert.Equal(BidState.Opened, bid.State);
    }

    [Fact]
    public void The_owner_does_not_bid_and_nobody_leads_more_bids_than_the_scheme_lets()
    {
        var challenge = Open();
        Assert.Equal("bid.own-challenge", Assert.Throws<RuleException>(() => Bid.Begin(challenge, Park, Now)).Code);
        var bid = Begun(challenge);
        Assert.Equal("bid.too-many", Assert.Throws<RuleException>(() => bid.Submit(challenge, [], 3, Sealed, Now)).Code);
        bid.Submit(challenge, [], 2, Sealed, Now);
    }

    [Fact]
    public void A_cancelled_challenge_takes_no_bid()
    {
        var challenge = Open();
        var bid = Begun(challenge);
        challenge.Cancel("需求变化", [], WorkingDays.Load(), Now);
        Assert.Equal("challenge.transition", Assert.Throws<RuleException>(() => bid.Submit(challenge, [], 0, Sealed, Now)).Code);
    }
}
