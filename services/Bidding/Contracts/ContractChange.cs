using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>What a change is.</summary>
public enum ChangeKind
{
    /// <summary>New terms (条款变更).</summary>
    Terms,

    /// <summary>An end by agreement (协议终止).</summary>
    Termination,
}

/// <summary>Where a proposed change stands.</summary>
public enum ChangeState
{
    /// <summary>The other side is to answer (待确认).</summary>
    Proposed,

    /// <summary>Both sides want it; it binds (已生效).</summary>
    Assented,

    /// <summary>The other side does not (已拒绝).</summary>
    Refused,

    /// <summary>Taken back (已撤回).</summary>
    Withdrawn,
}

/// <summary>One difference between two editions, in words.</summary>
public record Difference(string Part, string? Before, string? After);

/// <summary>A change of a contract (合同变更): one side proposes it with a rationale, and it binds with the other side's assent only.</summary>
public class ContractChange
{
    private ContractChange()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ContractId { get; private set; }

    public ChangeKind Kind { get; private set; }

    /// <summary>The edition that it was written against.</summary>
    public int Edition { get; private set; }

    public string Rationale { get; private set; } = "";

    public ContractTerms? Terms { get; private set; }

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public ChangeState State { get; private set; } = ChangeState.Proposed;

    public Side BySide { get; private set; }

    public Guid ByPerson { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>What the other side said.</summary>
    public string? Answer { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    internal static ContractChange Of(Contract contract, Side side, ContractTerms? terms, string rationale, Guid person, DateTimeOffset now) => new()
    {
        ContractId = contract.Id, Kind = terms is null ? ChangeKind.Termination : ChangeKind.Terms, Edition = contract.Edition, Rationale = rationale, Terms = terms,
        Differences = terms is null ? [] : Differing.Between(contract.Terms, terms), BySide = side, ByPerson = person, ProposedAt = now,
    };

    /// <summary>The other side answers, or the proposing side takes it back.</summary>
    internal void Close(ChangeState state, Side side, string? answer, Guid person, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not ChangeState.Proposed, "contract.change-closed", Word.Of(State));
        RuleException.ThrowIf((state is ChangeState.Withdrawn) != (side == BySide), "contract.change-other-side");
        (State, Answer, AnsweredBy, AnsweredAt) = (state, answer, person, now);
    }
}

/// <summary>An edition of a contract that has bound; never changed.</summary>
public record ContractEdition(Guid ContractId, int Edition, ContractTerms Terms, string? Rationale, DateTimeOffset At);

internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>, IEntityTypeConfiguration<ContractChange>, IEntityTypeConfiguration<ContractEdition>
{
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.ToTable("contract");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Terms).IsJson();
        builder.Property(c => c.Signatures).IsJson();
        builder.Property(c => c.Verdicts).IsJson();
        builder.Ignore(c => c.Owner).Ignore(c => c.Supplier);
        builder.HasMany(c => c.Milestones).WithOne().HasForeignKey(m => m.ContractId);
    }

    public void Configure(EntityTypeBuilder<ContractChange> builder)
    {
        builder.ToTable("contract_change");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Terms).IsJson();
        builder.Property(c => c.Differences).IsJson();
    }

    public void Configure(EntityTypeBuilder<ContractEdition> builder)
    {
        builder.ToTable("contract_edition").HasKey(e => new { e.ContractId, e.Edition });
        builder.Property(e => e.Edition).ValueGeneratedNever();
        builder.Property(e => e.Terms).IsJson();
    }
}
