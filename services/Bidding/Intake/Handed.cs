using System.Security.Claims;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Intake;

/// <summary>A first text that comes as a submission itself (一次递交), under the key that its sender gave it.</summary>
public record FirstText(BidContent Content, IdempotencyClaim Claim);

/// <summary>A text that was saved before (草稿递交), and the version of the bid that its sender has seen.</summary>
public record SavedText(Guid Bid, IfMatch Seen);

/// <summary>A submission that was handed in and waits to be taken with others (待收递交): a first text, or a saved one.</summary>
public sealed class Handed(Guid challengeId, ClaimsPrincipal user, CancellationToken gone)
{
    // Whoever waits goes on by itself: a batch does not run their answers.
    private readonly TaskCompletionSource<Receipt?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid ChallengeId { get; } = challengeId;

    public ClaimsPrincipal User { get; } = user;

    public Guid Bidder { get; } = user.OrganizationId();

    public FirstText? First { get; init; }

    public SavedText? Saved { get; init; }

    /// <summary>Whether the caller has gone before its turn came: it is not taken, and its text not kept.</summary>
    public bool IsGone => gone.IsCancellationRequested;

    /// <summary>The receipt, once it is committed; nothing where it has to go the general way.</summary>
    public Task<Receipt?> Answer => _answer.Task;

    /// <summary>Whether it can be taken in a batch, beside the bid that its organisation has on the challenge, or without one.</summary>
    public bool Fits(Bid? bid) => Saved is null ? bid is null : bid?.Id == Saved.Bid && bid.State.After(BidAct.Submit) is not null && bid.SealedDraft is not [];

    /// <summary>It is committed.</summary>
    public void Taken(Receipt receipt) => _answer.TrySetResult(receipt);

    /// <summary>It goes the general way.</summary>
    public void PassOn() => _answer.TrySetResult(null);

    /// <summary>It was refused, or could not be stored.</summary>
    public void Refuse(Exception why) => _answer.TrySetException(why);
}
