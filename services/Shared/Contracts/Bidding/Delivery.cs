namespace ScenarioHub.Contracts.Bidding;

/// <summary>A share of a contract's money (资金安排), in yuan.</summary>
/// <param name="Source"><c>public</c> or <c>own</c>.</param>
public record ContractMoney(string Source, decimal Yuan);

/// <summary>A milestone (里程碑) as others copy it.</summary>
/// <param name="Share">Per cent of the contract's money.</param>
/// <param name="State"><c>planned</c>, <c>reported</c>, <c>accepted</c>, <c>sentBack</c> or <c>missed</c>.</param>
public record MilestoneFact(Guid MilestoneId, string Name, DateTimeOffset Due, decimal Share, string State, DateTimeOffset? DoneAt);

/// <summary>A contract (合同) binds, or has changed since: the state that other services copy.</summary>
/// <param name="Version">The contract's version; an older one is ignored.</param>
/// <param name="Number">The challenge's number.</param>
/// <param name="ContractNumber">Reference number, such as <c>HT-2026-000007</c>.</param>
/// <param name="Members">The consortium beside its lead.</param>
/// <param name="State"><c>active</c>, <c>accepted</c>, <c>failed</c> or <c>terminated</c>.</param>
/// <param name="Rationale">Why it changed; nothing for the first.</param>
public record ContractChanged(
    Guid ContractId, long Version, Guid ChallengeId, string Number, string Title, string ContractNumber, Party Owner, Party Supplier,
    IReadOnlyList<Party> Members, decimal ValueYuan, IReadOnlyList<ContractMoney> Money, DateTimeOffset SignedAt, DateTimeOffset StartsAt,
    DateTimeOffset EndsAt, IReadOnlyList<MilestoneFact> Milestones, string State, string? Rationale, Guid? ScenarioId, DateTimeOffset At);

/// <summary>The delivery of a challenge has ended (验收结论).</summary>
/// <param name="Outcome"><c>accepted</c>, <c>failed</c> or <c>terminated</c>.</param>
public record DeliveryEnded(
    Guid ChallengeId, long Version, string Number, string Title, Party Owner, Party Supplier, Guid? ScenarioId, string Outcome, string? Reason,
    DateTimeOffset At);
