using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>After the notice: what objections undo, and how delivery begins and ends.</summary>
public partial class Challenge
{
    /// <summary>Who is proposed or awarded; more than one in a race.</summary>
    public IReadOnlyList<Winner> Winners { get; private set; } = [];

    /// <summary>How many notices there have been.</summary>
    public int Round { get; private set; }

    /// <summary>Where it stood when it was cancelled; there it returns if an objection against that is upheld.</summary>
    public ChallengeState? StateBefore { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Until when its cancellation can be objected to.</summary>
    public DateTimeOffset? ObjectionsUntil { get; private set; }

    /// <summary>An objection against the result was upheld: back to review, and a new notice is to be made.</summary>
    public void VoidNotice(IReadOnlyList<Bid> bids)
    {
        Guard(ChallengeAct.VoidNotice);
        State = ChallengeState.Review;
        ForgetResult(bids);
        Version++;
    }

    /// <summary>
    /// An objection against its cancellation was upheld: it goes on from where it stood. While it took bids, bidders get back the time that
    /// they lost. Returns the fact for one that takes bids again.
    /// </summary>
    public ChallengeOpened? Restore(IReadOnlyList<Bid> bids, DateTimeOffset now)
    {
        Guard(ChallengeAct.Restore);
        RuleException.ThrowIf(StateBefore is null || CancelledAt is null, "challenge.transition", Word.Of(State));
        State = StateBefore is ChallengeState.Notice ? ChallengeState.Review : StateBefore!.Value;
        if (StateBefore is ChallengeState.Notice)
        {
            ForgetResult(bids);
        }

        if (State is ChallengeState.Open)
        {
            MoveDeadline(Deadline + (now - CancelledAt!.Value), Extension.CancellationVoid, now);
        }

        (EndReason, StateBefore, CancelledAt, ObjectionsUntil) = (null, null, null, null);
        Version++;
        return State is ChallengeState.Open ? Opened(now) : null;
    }

    /// <summary>A contract was signed by both sides (实施中); of several, the first begins the delivery.</summary>
    public void BeginDelivery(int openObjections)
    {
        Guard(ChallengeAct.Deliver);
        RuleException.ThrowIf(openObjections > 0, "objection.open", openObjections);
        if (State is ChallengeState.Awarded)
        {
            State = ChallengeState.InDelivery;
            Version++;
        }
    }

    /// <summary>The delivery has ended (验收结论).</summary>
    public DeliveryEnded EndDelivery(ContractState outcome, Party supplier, string? reason, DateTimeOffset now)
    {
        Guard(ChallengeAct.EndDelivery);
        State = outcome switch
        {
            ContractState.Accepted => ChallengeState.Accepted,
            ContractState.Failed => ChallengeState.DeliveryFailed,
            ContractState.Terminated => ChallengeState.Terminated,
            _ => throw new RuleException("contract.transition", Word.Of(outcome)),
        };
        EndReason = outcome is ContractState.Accepted ? null : reason;
        Version++;
        return new(Id, Version, Number, Title, Owner, supplier, ScenarioId, outcome.ToString().ToLowerInvariant(), reason, now);
    }

    private void ForgetResult(IReadOnlyList<Bid> bids)
    {
        foreach (var bid in bids)
        {
            bid.Move(BidAct.Reconsider);
        }

        (NoticeEndsAt, WinnerId, WinnerName, Winners) = (null, null, null, []);
    }
}
