using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.LateBids;

/// <summary>Why a bid is late, or why it is let in or refused.</summary>
public record LateReason([Required, StringLength(2000, MinimumLength = 5)] string Reason);

/// <summary>A request as its bidder sees it.</summary>
public record LateView(LateState State, string Reason, DateTimeOffset AskedAt, DateTimeOffset? DecidedAt, IReadOnlyList<string> Decisions)
{
    /// <summary>The view of a request, or of none.</summary>
    public static LateView? Of(LateRequest? r) =>
        r is null ? null : new(r.State, r.Reason, r.AskedAt, r.DecidedAt, r.State is LateState.Asked ? [] : [.. r.Decisions.Select(d => d.Reason)]);
}

/// <summary>A request as administrators see it: never what the bid says.</summary>
/// <param name="DecidedByMe">Whether the reader has decided already: a second person must.</param>
public record LateRequestView(
    Guid Id, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, DateTimeOffset Deadline, string BidderName, string Reason,
    LateState State, DateTimeOffset AskedAt, IReadOnlyList<LateDecision> Decisions, bool DecidedByMe) : IVersioned;
