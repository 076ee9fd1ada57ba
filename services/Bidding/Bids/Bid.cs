using System.Security.Cryptography;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Bids;

/// <summary>
/// One organisation's proposal for a challenge (揭榜申报). It knows its content only sealed. Every act of the bidder is decided by the
/// challenge's deadline at an instant of the database's clock that was read while the challenge was held.
/// </summary>
public partial class Bid : IVersioned
{
    private Bid()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid ChallengeId { get; private set; }

    public Guid BidderId { get; private set; }

    public string BidderName { get; private set; } = "";

    public BidState State { get; private set; } = BidState.Draft;

    /// <summary>The text as last saved, sealed; nothing where it is that of the last submission.</summary>
    public byte[] SealedDraft { get; private set; } = [];

    /// <summary>The number of the last submission; 0 before the first.</summary>
    public int SubmittedVersion { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When the bidder last confirmed that the submission holds for a challenge that has changed since.</summary>
    public DateTimeOffset? ReconfirmedAt { get; private set; }

    /// <summary>SHA-256 of the last submission as it was sealed, lower-case hexadecimal: proves what came in, and tells nothing of it.</summary>
    public string? Digest { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Begins a bid.</summary>
    public static Bid Begin(Challenge challenge, Party bidder, DateTimeOffset now)
    {
        TakesBids(challenge, now);
        RuleException.ThrowIf(challenge.OwnerId == bidder.Id, "bid.own-challenge");
        return new() { ChallengeId = challenge.Id, BidderId = bidder.Id, BidderName = bidder.Name, CreatedAt = now };
    }

    /// <summary>Gives a new bid its first text.</summary>
    public void Fill(byte[] sealedContent) => SealedDraft = sealedContent;

    /// <summary>Saves the text; what was submitted is a bid no more until it is sent again.</summary>
    public void Edit(byte[] sealedContent, Challenge challenge, DateTimeOffset now)
    {
        TakesBids(challenge, now);
        Move(BidAct.Edit);
        SealedDraft = sealedContent;
    }

    /// <summary>Hands in the saved text (递交) and returns it as it will be kept for good.</summary>
    /// <param name="missing">What the text lacks; nothing may be missing.</param>
    /// <param name="otherOpenBids">How many other bids the organisation has out.</param>
    /// <param name="content">The text, sealed as the next submission of this bid.</param>
    public BidVersion Submit(Challenge challenge, IReadOnlyList<FieldError> missing, int otherOpenBids, SealedBid content, DateTimeOffset now)
    {
        TakesBids(challenge, now);
        return HandIn(challenge, missing, otherOpenBids, content, now);
    }

    private BidVersion HandIn(Challenge challenge, IReadOnlyList<FieldError> missing, int otherOpenBids, SealedBid content, DateTimeOffset now)
    {
        RuleException.ThrowIf(State.After(BidAct.Submit) is null, "bid.transition", Word.Of(State));
        RuleException.ThrowIf(otherOpenBids >= challenge.Scheme.MaximumOpenBids, "bid.too-many", challenge.Scheme.MaximumOpenBids);
        if (missing is not [])
        {
            throw new InvalidException(missing);
        }

        Move(BidAct.Submit);
        ReconfirmedAt = null;
        (SubmittedVersion, SubmittedAt, Digest) = (SubmittedVersion + 1, now, Convert.ToHexStringLower(SHA256.HashData(content.Envelope)));
        SealedDraft = [];
        return new(Id, SubmittedVersion, content.Envelope, Digest, now) { OwnKey = content.OwnKey };
    }

    /// <summary>Takes the bid back (撤回): free until the opening, also after the deadline.</summary>
    public void Withdraw(Challenge challenge, DateTimeOffset now)
    {
        RuleException.ThrowIf(challenge.State is not (ChallengeState.Open or ChallengeState.Closed), "bid.withdraw-late");
        Move(BidAct.Withdraw);
        WithdrawnAt = now;
    }

    /// <summary>Brings a withdrawn bid back as a draft (恢复), before the deadline only.</summary>
    public void Revive(Challenge challenge, DateTimeOffset now)
    {
        TakesBids(challenge, now);
        Move(BidAct.Revive);
        WithdrawnAt = null;
    }

    /// <summary>Tells the bidder what was received.</summary>
    public BidReceived Received(Challenge challenge, DateTimeOffset now) => new(
        Id, Version, ChallengeId, challenge.Number, challenge.Title, BidderId, State is BidState.Withdrawn ? "withdrawn" : "submitted", now);

    internal void Move(BidAct act)
    {
        State = State.After(act) ?? throw new RuleException("bid.transition", Word.Of(State));
        Version++;
    }

    /// <summary>The one binding rule: nothing after the deadline.</summary>
    internal static void TakesBids(Challenge challenge, DateTimeOffset now)
    {
        RuleException.ThrowIf(challenge.OpenedAt is not null && now >= challenge.Deadline, "bid.deadline-passed", challenge.Deadline.InBeijing());
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Bid), "challenge.transition", Word.Of(challenge.State));
    }
}
