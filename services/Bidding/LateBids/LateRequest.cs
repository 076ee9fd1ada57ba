using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.LateBids;

/// <summary>Where a request stands.</summary>
public enum LateState
{
    /// <summary>Waits for the administrators (待决定).</summary>
    Asked,

    /// <summary>Two administrators have let the bid in (已准入).</summary>
    Admitted,

    /// <summary>An administrator has refused (未准入).</summary>
    Refused,
}

/// <summary>What one administrator has decided, with the reason.</summary>
public record LateDecision(Guid Person, bool Admit, string Reason, DateTimeOffset At);

/// <summary>
/// A bidder's request to be let in after the deadline (逾期申报): granted by two administrators with a reason, before the opening. By asking
/// the bidder lets the administrators know that the bid exists; what it says stays sealed.
/// </summary>
public class LateRequest : IVersioned
{
    private LateRequest()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid BidId { get; private set; }

    public Guid ChallengeId { get; private set; }

    public Guid BidderId { get; private set; }

    public string BidderName { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public LateState State { get; private set; } = LateState.Asked;

    public DateTimeOffset AskedAt { get; private set; }

    public IReadOnlyList<LateDecision> Decisions { get; private set; } = [];

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Asks for a complete bid that does not count as it stands.</summary>
    public static LateRequest Ask(Bid bid, Challenge challenge, IReadOnlyList<FieldError> missing, string reason, DateTimeOffset now)
    {
        bid.MayBeLate(challenge);
        return missing is not [] ? throw new InvalidException(missing) : new()
        {
            BidId = bid.Id, ChallengeId = challenge.Id, BidderId = bid.BidderId, BidderName = bid.BidderName, Reason = reason, AskedAt = now,
        };
    }

    /// <summary>One administrator is for it. True when it is the second, and the bid is to be let in.</summary>
    public bool Admit(Guid person, string reason, DateTimeOffset now)
    {
        Decide(person, true, reason, now);
        if (Decisions.Count < 2)
        {
            return false;
        }

        (State, DecidedAt) = (LateState.Admitted, now);
        return true;
    }

    /// <summary>One administrator refuses; that settles it.</summary>
    public void Refuse(Guid person, string reason, DateTimeOffset now)
    {
        Decide(person, false, reason, now);
        (State, DecidedAt) = (LateState.Refused, now);
    }

    /// <summary>Tells the bidder.</summary>
    public LateBidDecided Decided(Challenge challenge, DateTimeOffset now) => new(
        Id, Version, BidId, challenge.Id, challenge.Number, challenge.Title, BidderId, State is LateState.Admitted, Decisions[^1].Reason, now);

    private void Decide(Guid person, bool admit, string reason, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not LateState.Asked, "late.decided", Word.Of(State));
        RuleException.ThrowIf(Decisions.Any(d => d.Person == person), "late.second-person");
        Decisions = [.. Decisions, new(person, admit, reason, now)];
        Version++;
    }
}

internal sealed class LateRequestMapping : IEntityTypeConfiguration<LateRequest>
{
    public void Configure(EntityTypeBuilder<LateRequest> builder)
    {
        builder.ToTable("late_request");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Decisions).IsJson();
    }
}
