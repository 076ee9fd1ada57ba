using System.Security.Claims;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Intake;

/// <summary>A submission that was handed in and waits to be taken with others (待收递交).</summary>
public sealed class Handed(Guid challengeId, BidContent content, ClaimsPrincipal user, IdempotencyClaim claim, CancellationToken gone)
{
    // Whoever waits goes on by itself: a batch does not run their answers.
    private readonly TaskCompletionSource<Receipt?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid ChallengeId { get; } = challengeId;

    /// <summary>A first text has no files, and the secret of its division is the service's.</summary>
    public BidContent Content { get; } = content.KeptFrom(null);

    public ClaimsPrincipal User { get; } = user;

    public Guid Bidder { get; } = user.OrganizationId();

    public IdempotencyClaim Claim { get; } = claim;

    /// <summary>Whether the caller has gone before its turn came: it is not taken, and its text not kept.</summary>
    public bool IsGone => gone.IsCancellationRequested;

    /// <summary>The receipt, once it is committed; nothing where this is no first submission to a challenge that takes bids.</summary>
    public Task<Receipt?> Answer => _answer.Task;

    /// <summary>It is committed.</summary>
    public void Taken(Receipt receipt) => _answer.TrySetResult(receipt);

    /// <summary>It goes the general way.</summary>
    public void PassOn() => _answer.TrySetResult(null);

    /// <summary>It was refused, or could not be stored.</summary>
    public void Refuse(Exception why) => _answer.TrySetException(why);
}
