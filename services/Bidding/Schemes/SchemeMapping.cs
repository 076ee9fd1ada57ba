using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Schemes;

internal sealed class SchemeMapping : IEntityTypeConfiguration<SchemeBook>, IEntityTypeConfiguration<SchemeVersion>
{
    public void Configure(EntityTypeBuilder<SchemeBook> builder)
    {
        builder.ToTable("scheme");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Published).Ignore(s => s.Draft);
        builder.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.SchemeId);
        builder.Navigation(s => s.Versions).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<SchemeVersion> builder)
    {
        builder.ToTable("scheme_version").HasKey(v => new { v.SchemeId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Figures).IsJson();
        builder.Ignore(v => v.Snapshot);
    }
}
