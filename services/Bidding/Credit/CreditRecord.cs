using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Contracts;

namespace ScenarioHub.Bidding.Credit;

/// <summary>What a credit record is about.</summary>
public enum CreditKind
{
    /// <summary>The delivery was not accepted (验收未通过).</summary>
    Failed,

    /// <summary>The supplier quit (中途退出).</summary>
    Quit,

    /// <summary>The supplier broke the rules (违规失信).</summary>
    Misconduct,

    /// <summary>The supplier was late (严重逾期).</summary>
    Late,
}

/// <summary>One entry of an organisation's credit (信用记录) that eligibility reads. Never changed.</summary>
public class CreditRecord
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid OrganizationId { get; init; }

    /// <summary>A <see cref="CreditKind"/>, in lower case.</summary>
    public required string Kind { get; init; }

    /// <summary>It failed although everything reasonable was done (尽职免责): it does not count against the organisation.</summary>
    public required bool Diligent { get; init; }

    public required string Reason { get; init; }

    public Guid? ChallengeId { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ByPerson { get; init; }

    /// <summary>A record that a contract leaves with its supplier.</summary>
    public static CreditRecord Of(Contract contract, CreditKind kind, bool diligent, string reason, Guid person, DateTimeOffset now) =>
        Of(contract.SupplierId, contract, kind, diligent, reason, person, now);

    /// <summary>The same for the supplier and the members of its consortium (联合体), who answer for the contract together.</summary>
    /// <param name="signed">Who has signed the consortium's agreement, whatever the terms say: nobody else has taken part.</param>
    public static IReadOnlyList<CreditRecord> OfAll(CreditRecord supplier, Contract contract, IEnumerable<Guid> signed) =>
    [
        supplier,
        .. signed.Select(member => Of(
            member, contract, Enum.Parse<CreditKind>(supplier.Kind, ignoreCase: true), supplier.Diligent, supplier.Reason, supplier.ByPerson ?? Guid.Empty, supplier.At)),
    ];

    private static CreditRecord Of(Guid organization, Contract contract, CreditKind kind, bool diligent, string reason, Guid person, DateTimeOffset now) => new()
    {
        OrganizationId = organization, Kind = kind.ToString().ToLowerInvariant(), Diligent = diligent, Reason = reason,
        ChallengeId = contract.ChallengeId, At = now, ByPerson = person,
    };
}

internal sealed class CreditRecordMapping : IEntityTypeConfiguration<CreditRecord>
{
    public void Configure(EntityTypeBuilder<CreditRecord> builder)
    {
        builder.ToTable("credit_record");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
