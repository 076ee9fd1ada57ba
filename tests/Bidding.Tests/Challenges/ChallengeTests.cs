using ScenarioHub.Calendar;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Challenges;

public class ChallengeTests
{
    [Fact]
    public void Nobody_who_wrote_on_it_approves_it()
    {
        var (challenge, editor) = (Draft(), Guid.CreateVersion7());
        challenge.Edit(Input, editor, null, Now);
        Assert.Equal("challenge.own-approval", Assert.Throws<RuleException>(() => challenge.Approve(Author)).Code);
        Assert.Equal("challenge.own-approval", Assert.Throws<RuleException>(() => challenge.Approve(editor)).Code);
        challenge.Approve(Guid.CreateVersion7());
        Assert.Equal((ChallengeState.Approved, 3), (challenge.State, challenge.Version));
    }

    [Fact]
    public void An_approved_text_that_changes_needs_approval_again()
    {
        var challenge = Draft();
        challenge.Approve(Guid.CreateVersion7());
        Assert.Null(challenge.Edit(Input with { Title = "另一个题目" }, Author, null, Now));
        Assert.Equal(ChallengeState.Draft, challenge.State);
    }

    [Fact]
    public void Only_a_listed_scenario_of_the_own_park_makes_a_challenge()
    {
        var id = Guid.CreateVersion7();
        ListedScenario?[] wrong =
        [
            null,
            new() { Id = id, OwnerId = Guid.CreateVersion7() },
            new() { Id = id, OwnerId = Park.Id, Withdrawn = true },
        ];
        Assert.All(wrong, scenario => Assert.Equal("challenge.scenario-unknown", Assert.Throws<InvalidException>(
            () => Challenge.Draft("BG-2026-000002", Park, Author, Input with { ScenarioId = id }, scenario, new(), Now)).Errors[0].Code));
    }

    [Fact]
    public void An_extension_goes_to_a_later_instant_only()
    {
        var challenge = Open();
        Assert.Throws<InvalidException>(() => challenge.Extend(Deadline, "理由", Now));
        var fact = challenge.Extend(Deadline.AddDays(1), "材料较多", Now);
        Assert.Equal((Deadline.AddDays(1), challenge.Version), (fact.Deadline, fact.Version));
        Assert.Equal(new Extension(Deadline, Deadline.AddDays(1), "材料较多", Now), Assert.Single(challenge.Extensions));
        Assert.Equal("challenge.deadline-passed", Assert.Throws<RuleException>(() => challenge.Extend(Deadline.AddDays(9), "理由", Deadline.AddDays(1))).Code);
    }

    [Fact]
    public void A_change_in_the_last_days_moves_the_deadline_and_an_earlier_one_does_not()
    {
        var challenge = Open();
        Assert.Equal(Deadline, challenge.Edit(Input with { Conditions = "一" }, Author, null, Deadline.AddDays(-8))!.Deadline);
        var late = Deadline.AddDays(-2);
        Assert.Equal(late.AddDays(7), challenge.Edit(Input with { Conditions = "二" }, Author, null, late)!.Deadline);
        Assert.Equal(Extension.LateChange, Assert.Single(challenge.Extensions).Reason);
    }

    [Fact]
    public void What_bids_rest_on_stays_while_it_is_open()
    {
        var challenge = Open();
        Assert.Equal("challenge.indicators-fixed", Code(Input with { Indicators = [new("别的", "1", null, null)] }));
        Assert.Equal("challenge.origin-fixed", Code(Input with { Type = ChallengeType.Enterprise }));
        Assert.Equal("challenge.deadline-by-extension", Code(Input with { Deadline = Deadline.AddDays(1) }));
        Assert.Equal(3, challenge.Version);
        string Code(ChallengeInput input) => Assert.Throws<RuleException>(() => challenge.Edit(input, Author, null, Now)).Code;
    }

    [Fact]
    public void Too_few_bids_at_the_deadline_fail_it()
    {
        var challenge = Open(new() { MinimumBids = 2 });
        Assert.Equal("challenge.before-deadline", Assert.Throws<RuleException>(() => challenge.Close(2, [], Deadline.AddTicks(-1))).Code);
        var facts = challenge.Close(1, [Author], Deadline);
        Assert.IsType<ChallengeClosed>(facts[0]);
        var ended = Assert.IsType<ChallengeEnded>(facts[1]);
        Assert.Equal(("failed", ChallengeState.Failed, 5), (ended.Outcome, challenge.State, ended.Version));
    }

    [Fact]
    public void Withdrawing_after_the_deadline_can_still_fail_it_at_the_opening()
    {
        var challenge = Open();
        var bid = Submitted(challenge);
        challenge.Close(1, [], Deadline);
        bid.Withdraw(challenge, Deadline.AddDays(1));
        Assert.Equal("failed", Assert.IsType<ChallengeEnded>(challenge.OpenBids([], [], Deadline.AddDays(2))).Outcome);
        Assert.Null(challenge.BidsOpenedAt);
    }

    [Fact]
    public void Awarding_after_the_notice_names_the_winner_once()
    {
        var challenge = Open();
        Bid[] bids = [Submitted(challenge), Submitted(challenge)];
        InReview(challenge, bids);
        var notice = challenge.Announce([bids[1]], bids, WorkingDays.Load(), Deadline);
        Assert.Equal(Deadline.AddDays(7), notice.EndsAt);
        Assert.Equal((BidState.NotSelected, BidState.Proposed), (bids[0].State, bids[1].State));
        Assert.Equal("challenge.notice-running", Assert.Throws<RuleException>(() => challenge.Award([bids[1]], 0, notice.EndsAt.AddTicks(-1))).Code);
        Assert.Equal(bids[1].BidderId, challenge.Award([bids[1]], 0, notice.EndsAt)[0].Winner.Id);
        Assert.Equal("challenge.transition", Assert.Throws<RuleException>(() => challenge.Award([bids[1]], 0, notice.EndsAt)).Code);
    }

    [Fact]
    public void Cancelling_a_draft_is_no_news_to_anyone()
    {
        Assert.Null(Draft().Cancel("重复", [], WorkingDays.Load(), Now));
        Assert.Equal("cancelled", Open().Cancel("需求变化", [], WorkingDays.Load(), Now)!.Outcome);
    }

    [Fact]
    public void The_rules_that_held_when_it_was_opened_hold_to_its_end()
    {
        var challenge = Draft(new() { MaximumOpenBids = 9 });
        challenge.Approve(Guid.CreateVersion7());
        challenge.Open(new() { MaximumOpenBids = 2, NoticeDays = 10 }, Now);
        Assert.Equal((2, 10), (challenge.Scheme.MaximumOpenBids, challenge.NoticeDays));
    }
}
