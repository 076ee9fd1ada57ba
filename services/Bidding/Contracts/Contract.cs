using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using Milestone = ScenarioHub.Bidding.Milestones.Milestone;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>One side's signature (签署): by whom, under which name, to which edition.</summary>
public record Signature(Side Side, Guid Person, string Name, int Edition, DateTimeOffset At);

/// <summary>
/// A contract after an award (合同). Both sides sign the same edition; from then on it changes with both sides' assent only. Its milestones
/// are part of it: whatever moves one raises the contract's version.
/// </summary>
public partial class Contract : IVersioned
{
    private Contract()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    /// <summary>Reference number, such as HT-2026-000007.</summary>
    public string Number { get; private set; } = "";

    public Guid ChallengeId { get; private set; }

    public string ChallengeNumber { get; private set; } = "";

    public string ChallengeTitle { get; private set; } = "";

    public Guid? ScenarioId { get; private set; }

    public Guid BidId { get; private set; }

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    public Guid SupplierId { get; private set; }

    public string SupplierName { get; private set; } = "";

    public ContractState State { get; private set; } = ContractState.Draft;

    /// <summary>Raised with each text; what binds is kept for good.</summary>
    public int Edition { get; private set; } = 1;

    public ContractTerms Terms { get; private set; } = null!;

    /// <summary>Signatures to the edition that stands.</summary>
    public IReadOnlyList<Signature> Signatures { get; private set; } = [];

    public List<Milestone> Milestones { get; private set; } = [];

    /// <summary>Whether its one extension (延期) is used up.</summary>
    public bool Extended { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Party Owner => new(OwnerId, OwnerName);

    public Party Supplier => new(SupplierId, SupplierName);

    /// <summary>Which side an organisation is, or neither. Members of the consortium act through their lead.</summary>
    public Side? SideOf(Guid organization) => organization == OwnerId ? Side.Owner : organization == SupplierId ? Side.Supplier : null;

    /// <summary>Draws it up for an awarded bid.</summary>
    public static Contract Draft(string number, Challenge challenge, Bid bid, ContractTerms terms, DateTimeOffset now)
    {
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Deliver), "challenge.transition", Word.Of(challenge.State));
        RuleException.ThrowIf(bid.State is not BidState.Awarded, "contract.bid-not-awarded");
        var contract = new Contract
        {
            Number = number, ChallengeId = challenge.Id, ChallengeNumber = challenge.Number, ChallengeTitle = challenge.Title, ScenarioId = challenge.ScenarioId,
            BidId = bid.Id, OwnerId = challenge.OwnerId, OwnerName = challenge.OwnerName, SupplierId = bid.BidderId, SupplierName = bid.BidderName, CreatedAt = now,
        };
        contract.Terms = terms.Settled(challenge.Scheme, contract.Owner, contract.Supplier);
        return contract;
    }

    /// <summary>Changes the text before both have signed; signatures were to the text as it was, and fall away.</summary>
    public void Edit(ContractTerms terms, Challenge challenge)
    {
        Guard(ContractAct.Edit);
        (Terms, Signatures, Edition) = (terms.Settled(challenge.Scheme, Owner, Supplier), [], Edition + 1);
        Version++;
    }

    /// <summary>A side signs the edition that stands. With the second signature the contract binds; the fact says so.</summary>
    public ContractChanged? Sign(Side side, Guid person, string name, DateTimeOffset now)
    {
        RuleException.ThrowIf(Signatures.Any(s => s.Side == side), "contract.signed-already");
        RuleException.ThrowIf(Terms.ThirdParty is null, "contract.third-party-missing");
        Move(ContractAct.Sign);
        Signatures = [.. Signatures, new(side, person, name, Edition, now)];
        if (Signatures.Count < 2)
        {
            return null;
        }

        State = State.After(ContractAct.Bind)!.Value;
        SignedAt = now;
        Milestones = [.. Terms.Milestones.Select((m, at) => Milestone.Of(Id, at + 1, m))];
        return Told(null, now);
    }

    /// <summary>The state that other services copy.</summary>
    public ContractChanged Told(string? rationale, DateTimeOffset now) => new(
        Id, Version, ChallengeId, ChallengeNumber, ChallengeTitle, Number, Owner, Supplier, [.. (Terms.Members ?? []).Select(m => new Party(m.OrganizationId!.Value, m.Name))],
        Terms.Money.ValueYuan(), [new("public", Terms.Money.Of(MoneyKind.Public)), new("own", Terms.Money.Of(MoneyKind.Own))], SignedAt!.Value,
        Terms.StartsAt!.Value, Terms.EndsAt!.Value, [.. Milestones.OrderBy(m => m.Position).Select(m => m.Fact())], Choice.Name(State), rationale, ScenarioId, now);

    private void Guard(ContractAct act) => RuleException.ThrowIf(State.After(act) is null, "contract.transition", Word.Of(State));

    private void Move(ContractAct act)
    {
        State = State.After(act) ?? throw new RuleException("contract.transition", Word.Of(State));
        Version++;
    }
}
