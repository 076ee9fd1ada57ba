using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Eligibility;

/// <summary>How two organisations are related.</summary>
public enum AffiliationKind
{
    /// <summary>One holds the other, or both have one holder (股权关系).</summary>
    Equity,

    /// <summary>The same legal representative or managers (人员关系).</summary>
    Management,

    /// <summary>One was set up or is supervised by the other (隶属关系).</summary>
    Subordination,

    /// <summary>Any other that was declared (其他).</summary>
    Other,
}

/// <summary>Two organisations that must not be demander and bidder of the same challenge (关联单位), whichever way round.</summary>
public class Affiliation
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid A { get; private set; }

    public Guid B { get; private set; }

    public string AName { get; private set; } = "";

    public string BName { get; private set; } = "";

    public AffiliationKind Kind { get; private set; }

    /// <summary>Where it is known from.</summary>
    public string? Source { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it ended; it counts for the scheme's years after.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Enters a relation.</summary>
    public static Affiliation Of(Party a, Party b, AffiliationKind kind, string? source, DateTimeOffset now) => a.Id == b.Id
        ? throw new InvalidException("b", "affiliation.same")
        : new() { A = a.Id, B = b.Id, AName = a.Name, BName = b.Name, Kind = kind, Source = source, CreatedAt = now };

    /// <summary>Ends it.</summary>
    public void End(DateTimeOffset now)
    {
        RuleException.ThrowIf(EndedAt is not null, "affiliation.ended");
        EndedAt = now;
    }
}

internal sealed class AffiliationMapping : IEntityTypeConfiguration<Affiliation>
{
    public void Configure(EntityTypeBuilder<Affiliation> builder)
    {
        builder.ToTable("affiliation");
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}
