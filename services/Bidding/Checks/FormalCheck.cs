using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Calendar;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Checks;

/// <summary>One line of the checklist (审查要点) and how a bid stands to it.</summary>
/// <param name="Key">One of <see cref="FormalCheck.Lines"/>.</param>
/// <param name="Met">Whether the bid meets it.</param>
/// <param name="Note">Why not, or what was looked at.</param>
public record CheckItem(string Key, bool Met, string? Note);

/// <summary>
/// The formal check of one bid (形式审查): it passes, is rejected with a reason, or is given one round to bring what is missing (补正). What
/// was submitted stays as it came in; a cure adds to it. The bid's own version guards it.
/// </summary>
public class FormalCheck
{
    private FormalCheck()
    {
    }

    /// <summary>What is looked at: standing of the bidder, completeness, pledge, all targets answered, nothing classified.</summary>
    public static IReadOnlyList<string> Lines { get; } = ["standing", "complete", "pledge", "targets", "unclassified"];

    public Guid BidId { get; private set; }

    public Guid ChallengeId { get; private set; }

    public IReadOnlyList<CheckItem> Items { get; private set; } = [];

    /// <summary>What the bidder is asked to bring.</summary>
    public string? Missing { get; private set; }

    public DateTimeOffset? CureBy { get; private set; }

    /// <summary>What the bidder brought.</summary>
    public string? CureText { get; private set; }

    public DateTimeOffset? CuredAt { get; private set; }

    public bool? Passed { get; private set; }

    public string? Reason { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>A check that has looked at nothing yet.</summary>
    public static FormalCheck Of(Bid bid) => new() { BidId = bid.Id, ChallengeId = bid.ChallengeId };

    /// <summary>Asks the bidder once for what is missing.</summary>
    public CureRequested AskCure(Bid bid, Challenge challenge, IReadOnlyList<CheckItem> items, string missing, WorkingDays calendar, DateTimeOffset now)
    {
        challenge.GuardCheck();
        RuleException.ThrowIf(CureBy is not null, "check.cure-once");
        bid.Move(BidAct.AskCure);
        (Items, Missing, CureBy) = (items, missing, challenge.Scheme.CureEnd(now, calendar));
        return new(bid.Id, bid.Version, challenge.Id, challenge.Number, challenge.Title, bid.BidderId, missing, CureBy.Value, now);
    }

    /// <summary>The bidder brings it, once and in time.</summary>
    public BidCured Cure(Bid bid, Challenge challenge, string text, DateTimeOffset now)
    {
        challenge.GuardCheck();
        RuleException.ThrowIf(CureBy is null, "check.no-cure");
        RuleException.ThrowIf(CuredAt is not null, "check.cured");
        RuleException.ThrowIf(now >= CureBy, "check.cure-late", CureBy?.InBeijing());
        bid.Move(BidAct.Cure);
        (CureText, CuredAt) = (text, now);
        return new(bid.Id, bid.Version, challenge.Id, challenge.Number, challenge.Title, new(challenge.OwnerId, challenge.OwnerName), bid.BidderName, now);
    }

    /// <summary>Lets the bid into the review; every line must be met.</summary>
    public BidChecked Pass(Bid bid, Challenge challenge, IReadOnlyList<CheckItem> items, Guid person, DateTimeOffset now)
    {
        challenge.GuardCheck();
        RuleException.ThrowIf(Lines.Any(line => !items.Any(i => i.Key == line && i.Met)), "check.lines-open");
        bid.Move(BidAct.Pass);
        (Items, Passed, DecidedBy, DecidedAt) = (items, true, person, now);
        return Checked(bid, challenge, now);
    }

    /// <summary>Keeps the bid out; not while the time for a cure still runs.</summary>
    public BidChecked Reject(Bid bid, Challenge challenge, IReadOnlyList<CheckItem> items, string reason, Guid person, DateTimeOffset now)
    {
        challenge.GuardCheck();
        RuleException.ThrowIf(CureBy is not null && CuredAt is null && now < CureBy, "check.cure-running", CureBy?.InBeijing());
        bid.Move(BidAct.Reject);
        (Items, Passed, Reason, DecidedBy, DecidedAt) = (items, false, reason, person, now);
        return Checked(bid, challenge, now);
    }

    private BidChecked Checked(Bid bid, Challenge challenge, DateTimeOffset now) =>
        new(bid.Id, bid.Version, challenge.Id, challenge.Number, challenge.Title, bid.BidderId, Passed is true, Reason, now);
}
