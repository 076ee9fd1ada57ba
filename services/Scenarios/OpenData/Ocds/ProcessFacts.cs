using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>
/// What is publicly known of one contracting process. Every fact is taken over for itself and only when it is newer, so that facts which
/// arrive late or twice lead to the same knowledge.
/// </summary>
public record ProcessFacts
{
    /// <summary>The scenario as published, where the process began with one.</summary>
    public PlanningFacts? Planning { get; init; }

    /// <summary>The challenge, once it takes bids.</summary>
    public TenderFacts? Tender { get; init; }

    /// <summary>Who is proposed or has won; several in a race.</summary>
    public IReadOnlyList<AwardFacts> Awards { get; init; } = [];

    /// <summary>The contracts as they are now.</summary>
    public IReadOnlyList<ContractFacts> Contracts { get; init; } = [];

    /// <summary>An earlier process of the same scenario that came to nothing.</summary>
    public string? After { get; init; }

    /// <summary>The award to a supplier set or changed.</summary>
    public ProcessFacts WithAward(AwardFacts award) => this with { Awards = [.. Awards.Where(a => a.Supplier.Id != award.Supplier.Id), award] };

    /// <summary>The contract set or changed.</summary>
    public ProcessFacts WithContract(ContractFacts contract) =>
        this with { Contracts = [.. Contracts.Where(c => c.Signed.ContractId != contract.Signed.ContractId), contract] };
}

/// <summary>The public face of a scenario (规划).</summary>
public record PlanningFacts(
    long Version, string Number, string Name, Party Owner, string Need, decimal? InvestmentYuan, string? Period, DateTimeOffset? Deadline,
    DateTimeOffset ListedAt, ListMarkFact? List, string? WithdrawReason);

/// <summary>The list that a scenario was published in.</summary>
public record ListMarkFact(Guid Id, string Number, string Title);

/// <summary>A challenge (招标): its text, and what has become of it.</summary>
/// <param name="TextVersion">The version that the text is of; 0 while only other facts are known.</param>
public record TenderFacts(long TextVersion, Guid ChallengeId, string Number, string Title, Party Owner, DateTimeOffset OpenedAt)
{
    /// <summary>What is to be solved.</summary>
    public string? Problem { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Deadlines that were moved, oldest first.</summary>
    public IReadOnlyList<DeadlineMove> Moves { get; init; } = [];

    /// <summary>How many bids there were at the deadline.</summary>
    public int? Bids { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public DateTimeOffset? AwardedAt { get; init; }

    /// <summary><c>cancelled</c> or <c>failed</c>, where it ended without an award.</summary>
    public string? Ended { get; init; }

    public string? EndReason { get; init; }

    /// <summary>The standard's word for where it stands (codelist tenderStatus).</summary>
    public string Status => Ended switch
    {
        "cancelled" => "cancelled",
        not null => "unsuccessful",
        null when AwardedAt is not null => "complete",
        null => "active",
    };
}

/// <summary>A deadline was moved.</summary>
public record DeadlineMove(DateTimeOffset From, DateTimeOffset To, DateTimeOffset At);

/// <summary>A proposed or binding award (授榜).</summary>
/// <param name="Status"><c>pending</c> during the notice, <c>active</c> once it binds, <c>cancelled</c> when the notice is void.</param>
public record AwardFacts(Party Supplier, string Status, DateTimeOffset At);

/// <summary>A contract (合同) and how it was changed.</summary>
/// <param name="Signed">The newest state.</param>
public record ContractFacts(ContractChanged Signed, IReadOnlyList<ContractAmendment> Amendments);

/// <summary>A change of a contract with its rationale.</summary>
public record ContractAmendment(long Version, string Rationale, DateTimeOffset At);
