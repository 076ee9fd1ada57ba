using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Files;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Evidence;

/// <summary>A file that shows what an objection says (异议证据). It is part of what was signed: added while the objection is open, and never taken out.</summary>
public record EvidenceFile(Guid Id, Guid ObjectionId, string Name, string MediaType, long Length, string Sha256, ScanState Scan, Guid AddedBy, DateTimeOffset AddedAt)
{
    /// <summary>As many as anyone reads.</summary>
    public const int Most = 10;

    /// <summary>Refuses where the objection is decided, or has as many as it may.</summary>
    public static void CheckRoom(Objection objection, int present)
    {
        RuleException.ThrowIf(!objection.State.IsOpen(), "objection.transition", Word.Of(objection.State));
        RuleException.ThrowIf(present >= Most, "evidence.too-many", Most);
    }

    /// <summary>Adds a file to an open objection.</summary>
    /// <param name="present">How many it has.</param>
    public static EvidenceFile Add(Objection objection, StoredFile file, int present, Guid person, DateTimeOffset now)
    {
        CheckRoom(objection, present);
        objection.TakeEvidence();
        return new(Guid.CreateVersion7(), objection.Id, file.Name, file.MediaType, file.Length, file.Sha256, file.Scan, person, now);
    }
}

internal sealed class EvidenceFileMapping : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("objection_evidence").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
    }
}
