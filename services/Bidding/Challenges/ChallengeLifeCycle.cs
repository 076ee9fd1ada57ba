using ScenarioHub.Calendar;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>From opening to award. Each method guards, changes, and returns the facts.</summary>
public partial class Challenge
{
    /// <summary>When it was opened to bids; from then on everyone may read it.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the bids were opened; nobody but the bidders could read them before.</summary>
    public DateTimeOffset? BidsOpenedAt { get; private set; }

    public DateTimeOffset? NoticeEndsAt { get; private set; }

    public Guid? WinnerId { get; private set; }

    public string? WinnerName { get; private set; }

    /// <summary>Why it was cancelled, or the key of the rule by which it failed.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Opens it to bids under the scheme that holds now (发榜).</summary>
    public ChallengeOpened Open(Scheme scheme, DateTimeOffset now)
    {
        Guard(ChallengeAct.Open);
        RuleException.ThrowIf(Deadline <= now, "challenge.deadline-passed", Deadline.InBeijing());
        State = ChallengeState.Open;
        (Scheme, NoticeDays) = (scheme, Math.Max(NoticeDays, scheme.NoticeDays));
        OpenedAt = now;
        Version++;
        return Opened(now);
    }

    /// <summary>Gives everyone more time (延期); never less, and never once the deadline has passed.</summary>
    public ChallengeOpened Extend(DateTimeOffset to, string reason, DateTimeOffset now)
    {
        Guard(ChallengeAct.Extend);
        RuleException.ThrowIf(now >= Deadline, "challenge.deadline-passed", Deadline.InBeijing());
        if (to <= Deadline)
        {
            throw new InvalidException("deadline", "challenge.extension-earlier", Deadline.InBeijing());
        }

        MoveDeadline(to, reason, now);
        Version++;
        return Opened(now);
    }

    /// <summary>Ends it with a reason (取消). Returns the fact for one that the public knows.</summary>
    public ChallengeEnded? Cancel(string reason, IReadOnlyList<Guid> bidders, WorkingDays calendar, DateTimeOffset now)
    {
        Guard(ChallengeAct.Cancel);
        (StateBefore, CancelledAt, ObjectionsUntil) = (State, now, Scheme.NoticeEnd(now, calendar, NoticeDays));
        var ended = End(ChallengeState.Cancelled, reason, bidders, now);
        return OpenedAt is null ? null : ended;
    }

    /// <summary>Closes it at its deadline (截止); with fewer bids than the scheme asks for it fails (流标).</summary>
    public IReadOnlyList<object> Close(int bids, IReadOnlyList<Guid> bidders, DateTimeOffset now)
    {
        Guard(ChallengeAct.Close);
        RuleException.ThrowIf(now < Deadline, "challenge.before-deadline", Deadline.InBeijing());
        State = ChallengeState.Closed;
        ClosedAt = now;
        Version++;
        var closed = new ChallengeClosed(Id, Version, Number, Title, Owner, bids, now);
        return bids < Scheme.MinimumBids ? [closed, End(ChallengeState.Failed, TooFewBids, bidders, now)] : [closed];
    }

    /// <summary>
    /// Opens the bids (开启). Withdrawing is free until this moment: where too few are left, the challenge fails and nothing is opened.
    /// </summary>
    public object OpenBids(IReadOnlyList<Bid> submitted, IReadOnlyList<Guid> bidders, DateTimeOffset now)
    {
        Guard(ChallengeAct.OpenBids);
        if (submitted.Count < Scheme.MinimumBids)
        {
            return End(ChallengeState.Failed, TooFewBids, bidders, now);
        }

        State = ChallengeState.FormalCheck;
        BidsOpenedAt = now;
        Version++;
        foreach (var bid in submitted)
        {
            bid.Move(BidAct.Open);
        }

        return new BidsOpened(Id, Version, Number, Title, Owner, [.. submitted.Select(b => b.BidderId)], now);
    }

    /// <summary>Shows the result to everyone before it binds (公示).</summary>
    /// <param name="winners">One, or the runners of a race in the order of the ranking.</param>
    /// <param name="scored">All bids that were reviewed.</param>
    /// <param name="calendar">China's working days.</param>
    /// <param name="now">The beginning of the notice period.</param>
    public NoticePublished Announce(IReadOnlyList<Bid> winners, IReadOnlyList<Bid> scored, WorkingDays calendar, DateTimeOffset now)
    {
        Guard(ChallengeAct.Notice);
        RuleException.ThrowIf(winners.Count == 0, "bid.unknown");
        RuleException.ThrowIf(
            winners.Count > 1 && (winners.Count < Scheme.Race.MinimumRunners || winners.Count > Scheme.Race.MaximumRunners),
            "race.runners", Scheme.Race.MinimumRunners, Scheme.Race.MaximumRunners);
        State = ChallengeState.Notice;
        NoticeEndsAt = Scheme.NoticeEnd(now, calendar, NoticeDays);
        Winners = [.. winners.Select(w => new Winner(w.Id, w.BidderId, w.BidderName))];
        (WinnerId, WinnerName) = (winners[0].BidderId, string.Join('、', winners.Select(w => w.BidderName)));
        Round++;
        Version++;
        foreach (var bid in scored)
        {
            bid.Move(winners.Contains(bid) ? BidAct.Propose : BidAct.PassOver);
        }

        return new(Id, Version, Number, Title, Owner, new(WinnerId.Value, WinnerName), [.. scored.Select(b => b.BidderId)], NoticeEndsAt.Value, now);
    }

    /// <summary>Makes the award bind (授榜), once the notice period has ended and no objection is open. Returns a fact for each winner.</summary>
    public IReadOnlyList<ChallengeAwarded> Award(IReadOnlyList<Bid> proposed, int openObjections, DateTimeOffset now)
    {
        Guard(ChallengeAct.Award);
        RuleException.ThrowIf(now < NoticeEndsAt, "challenge.notice-running", NoticeEndsAt!.Value.InBeijing());
        RuleException.ThrowIf(openObjections > 0, "objection.open", openObjections);
        foreach (var bid in proposed)
        {
            bid.Move(BidAct.Award);
        }

        State = ChallengeState.Awarded;
        Version++;
        return [.. Winners.Select(w => new ChallengeAwarded(Id, Version, Number, Title, Owner, new(w.BidderId, w.BidderName), ScenarioId, now))];
    }

    /// <summary>The state that other services copy.</summary>
    public ChallengeOpened Opened(DateTimeOffset now) => new(Id, Version, Number, Title, Owner, ScenarioId, Problem, Field, Deadline, now);

    private const string TooFewBids = "challenge.too-few-bids";

    private void MoveDeadline(DateTimeOffset to, string reason, DateTimeOffset now)
    {
        Extensions = [.. Extensions, new(Deadline, to, reason, now)];
        Deadline = to;
        RemindedAt = null;
    }

    private ChallengeEnded End(ChallengeState state, string reason, IReadOnlyList<Guid> bidders, DateTimeOffset now)
    {
        State = state;
        EndReason = reason;
        Version++;
        var outcome = state is ChallengeState.Failed ? "failed" : "cancelled";
        return new(Id, Version, Number, Title, Owner, outcome, new Word(reason).ToString(), bidders, now, ScenarioId);
    }
}
