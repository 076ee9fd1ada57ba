using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>What kind of result.</summary>
public enum OutcomeKind
{
    /// <summary>签约.</summary>
    Contract,

    /// <summary>试点应用.</summary>
    Pilot,

    /// <summary>采购.</summary>
    Purchase,

    /// <summary>投资.</summary>
    Investment,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>What a published scenario has led to (成果). A wrong one is made void with a reason, never deleted.</summary>
public class Outcome : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public required Guid ScenarioId { get; init; }

    public required Guid OwnerId { get; init; }

    public required OutcomeKind Kind { get; init; }

    /// <summary>With whom, as published.</summary>
    public required string Partner { get; init; }

    public decimal? ValueYuan { get; init; }

    public required DateOnly ReachedOn { get; init; }

    /// <summary>首试首用: the first time that this was tried or used.</summary>
    public bool FirstUse { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public string? VoidReason { get; private set; }

    /// <summary>Makes it void.</summary>
    public void Void(string reason)
    {
        RuleException.ThrowIf(VoidReason is not null, "outcome.void");
        VoidReason = reason.Trim();
        Version++;
    }
}
