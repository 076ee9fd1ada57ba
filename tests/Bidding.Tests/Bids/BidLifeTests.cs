using ScenarioHub.Bidding.Bids;
using Xunit;
using static ScenarioHub.Bidding.Bids.BidState;

namespace ScenarioHub.Bidding.Tests.Bids;

public class BidLifeTests
{
    private static readonly Dictionary<(BidState, BidAct), BidState> Leads = new()
    {
        [(Draft, BidAct.Edit)] = Draft,
        [(Draft, BidAct.Submit)] = Submitted,
        [(Draft, BidAct.Withdraw)] = Withdrawn,
        [(Submitted, BidAct.Edit)] = Amended,
        [(Submitted, BidAct.Withdraw)] = Withdrawn,
        [(Submitted, BidAct.Open)] = Opened,
        [(Amended, BidAct.Edit)] = Amended,
        [(Amended, BidAct.Submit)] = Submitted,
        [(Amended, BidAct.Withdraw)] = Withdrawn,
        [(Withdrawn, BidAct.Revive)] = Draft,
        [(Opened, BidAct.AskCure)] = Curing,
        [(Opened, BidAct.Pass)] = Passed,
        [(Opened, BidAct.Reject)] = Rejected,
        [(Curing, BidAct.Cure)] = Curing,
        [(Curing, BidAct.Pass)] = Passed,
        [(Curing, BidAct.Reject)] = Rejected,
        [(Passed, BidAct.Score)] = Scored,
        [(Scored, BidAct.Propose)] = Proposed,
        [(Scored, BidAct.PassOver)] = NotSelected,
        [(Proposed, BidAct.Award)] = Awarded,
        [(Proposed, BidAct.Reconsider)] = Scored,
        [(NotSelected, BidAct.Reconsider)] = Scored,
    };

    [Fact]
    public void Every_act_in_every_state_leads_where_the_life_cycle_says_or_nowhere()
    {
        var asked = 0;
        foreach (var state in Enum.GetValues<BidState>())
        {
            foreach (var act in Enum.GetValues<BidAct>())
            {
                var expected = Leads.TryGetValue((state, act), out var next) ? next : (BidState?)null;
                Assert.True(state.After(act) == expected, $"{act} in {state}");
                asked++;
            }
        }

        Assert.Equal(12 * 14, asked);
    }
}
