using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Checks;

/// <summary>A line of the checklist as the park ticks it.</summary>
public record CheckLine([Required, StringLength(40)] string Key, [Required] bool? Met, [StringLength(1000)] string? Note);

/// <summary>The bid passes.</summary>
public record PassBid([Required, MaxLength(20)] IReadOnlyList<CheckLine> Items);

/// <summary>The bidder is asked for what is missing.</summary>
public record AskCure([MaxLength(20)] IReadOnlyList<CheckLine>? Items, [Required, StringLength(2000, MinimumLength = 2)] string Missing);

/// <summary>The bid is kept out, with a reason.</summary>
public record RejectBid([MaxLength(20)] IReadOnlyList<CheckLine>? Items, [Required, StringLength(2000, MinimumLength = 2)] string Reason);

/// <summary>What the bidder brings (补正材料).</summary>
public record CureBid([Required, StringLength(20_000, MinimumLength = 2)] string Text);

/// <summary>The formal check of a bid as its readers see it; <c>Version</c> is the bid's.</summary>
/// <param name="Can">What the reader may do now: pass, cure, reject, answer.</param>
public record CheckView(
    Guid BidId, long Version, Guid BidderId, string BidderName, BidState State, IReadOnlyList<CheckItem> Items, string? Missing, DateTimeOffset? CureBy,
    string? CureText, DateTimeOffset? CuredAt, bool? Passed, string? Reason, DateTimeOffset? DecidedAt, IReadOnlyList<string> Can) : IVersioned
{
    /// <summary>The view of a check that may not have begun.</summary>
    public static CheckView Of(Bid bid, FormalCheck? check, Challenge challenge, bool owner, DateTimeOffset now)
    {
        var open = challenge.State.Allows(ChallengeAct.Check);
        var curing = check is { CureBy: not null, CuredAt: null } && now < check.CureBy;
        (string Name, bool May)[] acts =
        [
            ("pass", owner && open && bid.State.After(BidAct.Pass) is not null),
            ("cure", owner && open && bid.State.After(BidAct.AskCure) is not null),
            ("reject", owner && open && bid.State.After(BidAct.Reject) is not null && !curing),
            ("answer", !owner && open && bid.State is BidState.Curing && curing),
        ];
        return new(
            bid.Id, bid.Version, bid.BidderId, bid.BidderName, bid.State, check?.Items ?? [], check?.Missing, check?.CureBy, check?.CureText, check?.CuredAt,
            check?.Passed, check?.Reason, check?.DecidedAt, [.. acts.Where(a => a.May).Select(a => a.Name)]);
    }
}
