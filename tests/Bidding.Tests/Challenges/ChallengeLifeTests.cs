using ScenarioHub.Bidding.Challenges;
using Xunit;
using static ScenarioHub.Bidding.Challenges.ChallengeAct;
using static ScenarioHub.Bidding.Challenges.ChallengeState;

namespace ScenarioHub.Bidding.Tests.Challenges;

public class ChallengeLifeTests
{
    private static readonly Dictionary<ChallengeState, ChallengeAct[]> Allowed = new()
    {
        [Draft] = [Edit, Approve, Cancel],
        [Approved] = [Edit, ChallengeAct.Open, Cancel],
        [ChallengeState.Open] = [Edit, Extend, Cancel, Ask, Answer, ChallengeAct.Bid, Close],
        [Closed] = [OpenBids, Cancel],
        [FormalCheck] = [Check, Cancel],
        [Review] = [Convene, ChallengeAct.Notice, Cancel],
        [ChallengeState.Notice] = [Award, VoidNotice, Cancel],
        [Awarded] = [Deliver, EndDelivery],
        [Failed] = [],
        [Cancelled] = [Restore],
        [InDelivery] = [Deliver, EndDelivery],
        [Accepted] = [],
        [DeliveryFailed] = [],
        [Terminated] = [],
    };

    [Fact]
    public void Every_state_allows_exactly_its_acts()
    {
        var asked = 0;
        foreach (var state in Enum.GetValues<ChallengeState>())
        {
            foreach (var act in Enum.GetValues<ChallengeAct>())
            {
                Assert.True(state.Allows(act) == Allowed[state].Contains(act), $"{act} in {state}");
                asked++;
            }
        }

        Assert.Equal(14 * 18, asked);
    }
}
