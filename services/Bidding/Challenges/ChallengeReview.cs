using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>Between the opening and the notice.</summary>
public partial class Challenge
{
    private const string NonePassed = "challenge.none-passed";

    /// <summary>Whether the state lets a bid be checked for form; refused otherwise.</summary>
    public void GuardCheck() => Guard(ChallengeAct.Check);

    /// <summary>Whether the state lets the panel and its scores change; refused otherwise.</summary>
    public void GuardReview() => Guard(ChallengeAct.Convene);

    /// <summary>
    /// Ends the formal check (形式审查结束): the review begins with the bids that passed. Where none did, the challenge fails and the fact says so.
    /// </summary>
    public ChallengeEnded? EndCheck(int undecided, int passed, IReadOnlyList<Guid> bidders, DateTimeOffset now)
    {
        Guard(ChallengeAct.Check);
        RuleException.ThrowIf(undecided > 0, "check.undecided", undecided);
        if (passed is 0)
        {
            return End(ChallengeState.Failed, NonePassed, bidders, now);
        }

        State = ChallengeState.Review;
        Version++;
        return null;
    }
}
