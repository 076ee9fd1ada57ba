using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Moderation;

internal sealed class ClaimMapping : IEntityTypeConfiguration<ModerationClaim>
{
    public void Configure(EntityTypeBuilder<ModerationClaim> builder) => builder.ToTable("moderation_claim").HasKey(c => c.ScenarioId);
}

internal sealed class SubmittedVersionMapping : IEntityTypeConfiguration<SubmittedVersion>
{
    public void Configure(EntityTypeBuilder<SubmittedVersion> builder)
    {
        builder.ToTable("submitted_version").HasKey(v => new { v.ScenarioId, v.Round });
        builder.Property(v => v.Round).ValueGeneratedNever();
        builder.Property(v => v.Content).IsJson(StoredJson.Options);
        builder.Property(v => v.Reasons).IsJson(StoredJson.Options);
    }
}

internal sealed class PolicyMapping : IEntityTypeConfiguration<ModerationPolicy>
{
    public void Configure(EntityTypeBuilder<ModerationPolicy> builder)
    {
        builder.ToTable("moderation_policy");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Ignore(p => p.ServiceTime);
    }
}
