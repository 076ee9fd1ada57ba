using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Demonstrations;

internal sealed class DemonstrationMapping : IEntityTypeConfiguration<Demonstration>, IEntityTypeConfiguration<DemonstrationScore>,
    IEntityTypeConfiguration<DemonstrationObjection>, IEntityTypeConfiguration<DemonstrationSupport>
{
    public void Configure(EntityTypeBuilder<Demonstration> builder)
    {
        builder.ToTable("demonstration");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Scheme).IsJson(StoredJson.Options);
        builder.HasMany(d => d.Scores).WithOne().HasForeignKey(s => s.DemonstrationId);
    }

    public void Configure(EntityTypeBuilder<DemonstrationScore> builder)
    {
        builder.ToTable("demonstration_score").HasKey(s => new { s.DemonstrationId, s.PersonId });
        builder.Property(s => s.Marks).IsJson(StoredJson.Options);
    }

    public void Configure(EntityTypeBuilder<DemonstrationObjection> builder)
    {
        builder.ToTable("demonstration_objection");
        builder.Property(o => o.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<DemonstrationSupport> builder)
    {
        builder.ToTable("demonstration_support");
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
