using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>One contracting process in the sense of the Open Contracting Data Standard, known by its open contracting id.</summary>
public class ContractingProcess
{
    private ContractingProcess()
    {
    }

    /// <summary>The open contracting id: the publisher's prefix and the reference number that the process began with.</summary>
    public string Ocid { get; private set; } = "";

    public Guid? ScenarioId { get; private set; }

    public Guid? ChallengeId { get; private set; }

    public Guid OwnerId { get; private set; }

    public ProcessFacts Facts { get; private set; } = new();

    /// <summary>How many releases there are.</summary>
    public int Releases { get; private set; }

    /// <summary>Joins a challenge to the scenario that it was made from.</summary>
    public void Join(Guid challenge) => ChallengeId = challenge;

    /// <summary>
    /// Takes over what is known now and gives the release that says so, or nothing where nothing is new. A release is dated by when it is
    /// made: that is when the platform publishes it, and it keeps releases of a process in order however late a fact arrives.
    /// </summary>
    public Release? Learn(ProcessFacts facts, IReadOnlyList<string> tags, OpenDataSettings settings, DateTimeOffset now)
    {
        if (JsonFacts.Write(facts) == JsonFacts.Write(Facts))
        {
            return null;
        }

        Facts = facts;
        Releases++;
        return Release.Of(this, tags, settings, now);
    }
}

internal sealed class ContractingProcessMapping : IEntityTypeConfiguration<ContractingProcess>
{
    public void Configure(EntityTypeBuilder<ContractingProcess> builder)
    {
        builder.ToTable("contracting_process").HasKey(p => p.Ocid);
        builder.Property(p => p.Facts).HasColumnType("jsonb").HasConversion(facts => JsonFacts.Write(facts), json => JsonFacts.Read(json));
    }
}
