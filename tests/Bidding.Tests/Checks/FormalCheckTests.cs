using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Checks;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Calendar;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Checks;

public class FormalCheckTests
{
    private readonly Bid _bid;
    private readonly Challenge _challenge;
    private readonly FormalCheck _check;

    public FormalCheckTests()
    {
        var open = Open();
        _bid = Submitted(open);
        _challenge = InCheck(open, _bid);
        _check = FormalCheck.Of(_bid);
    }

    [Fact]
    public void A_bid_passes_when_every_line_is_met()
    {
        Assert.Equal("check.lines-open", Code(() => _check.Pass(_bid, _challenge, [.. AllMet.Skip(1)], Author, Deadline)));
        Assert.Equal("check.lines-open", Code(() => _check.Pass(_bid, _challenge, [AllMet[0] with { Met = false }, .. AllMet.Skip(1)], Author, Deadline)));
        Assert.True(_check.Pass(_bid, _challenge, AllMet, Author, Deadline).Passed);
        Assert.Equal(BidState.Passed, _bid.State);
    }

    [Fact]
    public void A_bid_is_cured_once_and_in_time()
    {
        var asked = _check.AskCure(_bid, _challenge, [], "营业执照", WorkingDays.Load(), Deadline);
        Assert.Equal((BidState.Curing, _check.CureBy), (_bid.State, asked.By));
        Assert.Equal("check.cure-late", Code(() => _check.Cure(_bid, _challenge, "附后", asked.By)));
        _check.Cure(_bid, _challenge, "附后", asked.By.AddTicks(-1));
        Assert.Equal("check.cured", Code(() => _check.Cure(_bid, _challenge, "再附", asked.By.AddTicks(-1))));
        Assert.Equal("check.cure-once", Code(() => _check.AskCure(_bid, _challenge, [], "还缺", WorkingDays.Load(), Deadline)));
        Assert.Equal(BidState.Passed, Passed().State);
    }

    [Fact]
    public void Nobody_cures_what_was_not_asked_for() => Assert.Equal("check.no-cure", Code(() => _check.Cure(_bid, _challenge, "附后", Deadline)));

    [Fact]
    public void A_bid_is_not_rejected_while_the_time_for_its_cure_runs()
    {
        var by = _check.AskCure(_bid, _challenge, [], "营业执照", WorkingDays.Load(), Deadline).By;
        Assert.Equal("check.cure-running", Code(() => _check.Reject(_bid, _challenge, [], "未补正", Author, by.AddTicks(-1))));
        Assert.Equal("未补正", _check.Reject(_bid, _challenge, [], "未补正", Author, by).Reason);
        Assert.Equal(BidState.Rejected, _bid.State);
    }

    [Fact]
    public void The_cure_ends_with_the_last_working_day_in_Beijing()
    {
        // A Friday evening in Beijing: Monday, Tuesday and Wednesday are the three days.
        var friday = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 12, 3, 0, 0, 0, TimeSpan.FromHours(8)), new Scheme().CureEnd(friday, WorkingDays.Load()));
    }

    [Fact]
    public void The_check_ends_when_every_bid_is_decided_and_fails_the_challenge_when_none_passed()
    {
        Assert.Equal("check.undecided", Code(() => _challenge.EndCheck(1, 0, [], Deadline)));
        Assert.Equal("failed", _challenge.EndCheck(0, 0, [], Deadline)!.Outcome);
        Assert.Equal(ChallengeState.Failed, _challenge.State);
    }

    private Bid Passed()
    {
        _check.Pass(_bid, _challenge, AllMet, Author, Deadline);
        return _bid;
    }

    private static string Code(Action act) => Assert.Throws<RuleException>(act).Code;
}
