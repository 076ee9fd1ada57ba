using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>A change of an open challenge (榜单变更): what bidders wrote their bids against, before and after.</summary>
public record Amendment(DateTimeOffset At, IReadOnlyList<TextChange> Changes);

/// <summary>Changes while companies bid, and the scheme that holds.</summary>
public partial class Challenge
{
    /// <summary>All changes since it was opened; everyone reads them.</summary>
    public IReadOnlyList<Amendment> Amendments { get; private set; } = [];

    /// <summary>The last of them: bids submitted before it must be confirmed again.</summary>
    public DateTimeOffset? AmendedAt { get; private set; }

    /// <summary>When bidders were reminded of the deadline that holds; nothing before.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Takes another scheme (办法); fixed once companies bid.</summary>
    public void Choose(Scheme scheme)
    {
        Guard(ChallengeAct.Edit);
        RuleException.ThrowIf(State is ChallengeState.Open, "challenge.scheme-fixed");
        (Scheme, NoticeDays) = (scheme, scheme.NoticeDays);
    }

    /// <summary>Notes that the bidders were reminded.</summary>
    public void Reminded(DateTimeOffset now) => RemindedAt = now;

    private void NoteAmendment(AmendableText before, DateTimeOffset now)
    {
        if (AmendableText.Of(this).ChangesSince(before) is not { Count: > 0 } changes)
        {
            return;
        }

        Amendments = [.. Amendments, new(now, changes)];
        (AmendedAt, RemindedAt) = (now, null);
    }
}
