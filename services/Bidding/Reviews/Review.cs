using System.Security.Cryptography;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>The review of a challenge's bids by a panel (评审): convened, scored, talked over, and ended with a ranking.</summary>
public class Review : IVersioned
{
    private Review()
    {
    }

    public Guid ChallengeId { get; private set; }

    public long Version { get; private set; } = 1;

    public ReviewState State { get; private set; }

    /// <summary>The bids in the order of the numbers that experts know them by, drawn by lot: a number tells nothing of whose bid it is.</summary>
    public IReadOnlyList<Guid> Labels { get; private set; } = [];

    /// <summary>The seat of the chair (组长).</summary>
    public Guid? ChairId { get; private set; }

    public DateTimeOffset? Due { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>What the panel concluded, for the minutes.</summary>
    public string? Conclusion { get; private set; }

    /// <summary>The computed order; empty before the end.</summary>
    public IReadOnlyList<RankedBid> Ranking { get; private set; } = [];

    /// <summary>Another order than the computed one (调整排序), proposed or confirmed.</summary>
    public Reordering? Reordering { get; private set; }

    /// <summary>Begins the review of the bids that passed the formal check.</summary>
    public static Review Begin(Guid challengeId, IReadOnlyList<Bid> passed)
    {
        Guid[] labels = [.. passed.Select(b => b.Id)];
        RandomNumberGenerator.Shuffle<Guid>(labels);
        return new() { ChallengeId = challengeId, Labels = labels };
    }

    /// <summary>The number that experts know a bid by.</summary>
    public int LabelOf(Guid bid) => Array.IndexOf([.. Labels], bid) + 1;

    /// <summary>The panel, or who reads what, has changed.</summary>
    public void Convened()
    {
        Guard(ReviewAct.Convene);
        Version++;
    }

    /// <summary>Names the chair, who sits on the panel.</summary>
    public void Chair(Seat seat)
    {
        RuleException.ThrowIf(seat.State is not SeatState.Accepted, "review.chair-sits");
        ChairId = seat.Id;
        Version++;
    }

    /// <summary>Lets the experts score (开始评分), once every place in the assignment is taken and accepted.</summary>
    public void Start(int open, Seat chair, DateTimeOffset due, DateTimeOffset now)
    {
        Guard(ReviewAct.Start);
        RuleException.ThrowIf(open > 0, "review.places-open", open);
        if (due <= now)
        {
            throw new InvalidException("due", "review.due-past");
        }

        (State, Due, StartedAt, ChairId) = (ReviewState.Scoring, due, now, ChairId ?? chair.Id);
        Version++;
    }

    /// <summary>All scores are in.</summary>
    public ScoresIn Complete(Challenge challenge, DateTimeOffset now)
    {
        Guard(ReviewAct.Score);
        State = ReviewState.Discussion;
        Version++;
        return new(ChallengeId, Version, challenge.Number, challenge.Title, Owner(challenge), now);
    }

    /// <summary>A sheet was given back: scores are not all in any more.</summary>
    public void Reopen()
    {
        Guard(ReviewAct.Reopen);
        State = ReviewState.Scoring;
        Version++;
    }

    /// <summary>Ends it with the computed order (评审结束).</summary>
    public ReviewFinished Finish(Challenge challenge, IReadOnlyList<RankedBid> ranking, IReadOnlyList<Bid> bids, string conclusion, DateTimeOffset now)
    {
        Guard(ReviewAct.Finish);
        (State, FinishedAt, Conclusion, Ranking) = (ReviewState.Finished, now, conclusion, ranking);
        Version++;
        foreach (var bid in bids)
        {
            bid.Move(BidAct.Score);
        }

        return new(ChallengeId, Version, challenge.Number, challenge.Title, Owner(challenge), ranking.Count, now);
    }

    /// <summary>Proposes another order, with the reason; it does not hold before an administrator has confirmed it.</summary>
    public RankingOverride Reorder(Challenge challenge, IReadOnlyList<Guid> order, string reason, Guid person, DateTimeOffset now)
    {
        Guard(ReviewAct.Reorder);
        RuleException.ThrowIf(Reordering is { Confirmed: null }, "review.reordering-open");
        if (order.Count != Ranking.Count || order.Distinct().Count() != order.Count || order.Except(Ranking.Select(r => r.BidId)).Any())
        {
            throw new InvalidException("order", "review.order-incomplete");
        }

        RuleException.ThrowIf(order.SequenceEqual(FinalRanking().Select(r => r.BidId)), "review.order-same");
        Reordering = new(order, reason, person, now, null, null, null, null);
        Version++;
        return Told(challenge, "proposed", reason, now);
    }

    /// <summary>A second person, an administrator, confirms or refuses the other order.</summary>
    public RankingOverride Decide(Challenge challenge, bool confirmed, string? reason, Guid person, DateTimeOffset now)
    {
        Guard(ReviewAct.Reorder);
        RuleException.ThrowIf(Reordering is not { Confirmed: null }, "review.no-reordering");
        RuleException.ThrowIf(Reordering!.ProposedBy == person, "review.second-person");
        Reordering = Reordering with { Confirmed = confirmed, DecidedBy = person, DecidedAt = now, DecisionReason = reason };
        Version++;
        return Told(challenge, confirmed ? "confirmed" : "refused", reason ?? Reordering.Reason, now);
    }

    /// <summary>The order that holds (最终排序): the computed one, or the one that was confirmed in its place.</summary>
    public IReadOnlyList<RankedBid> FinalRanking() => Reordering is { Confirmed: true } other
        ? [.. other.Order.Select((id, i) => Ranking.Single(r => r.BidId == id) with { Place = i + 1 })]
        : Ranking;

    private void Guard(ReviewAct act) => RuleException.ThrowIf(!State.Allows(act), "review.transition", Word.Of(State));

    private RankingOverride Told(Challenge challenge, string step, string reason, DateTimeOffset now) =>
        new(ChallengeId, Version, challenge.Number, challenge.Title, Owner(challenge), step, reason, now);

    private static Party Owner(Challenge challenge) => new(challenge.OwnerId, challenge.OwnerName);
}

/// <summary>Another order than the computed one, by whom, why, and what the second person said.</summary>
public record Reordering(
    IReadOnlyList<Guid> Order, string Reason, Guid ProposedBy, DateTimeOffset ProposedAt, bool? Confirmed, Guid? DecidedBy, DateTimeOffset? DecidedAt,
    string? DecisionReason);
