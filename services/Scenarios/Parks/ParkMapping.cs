using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Scenarios.Parks;

internal sealed class ParkMapping : IEntityTypeConfiguration<Park>
{
    public void Configure(EntityTypeBuilder<Park> builder)
    {
        builder.ToTable("park");
        builder.Property(p => p.Id).ValueGeneratedNever();
    }
}

internal sealed class ParkOrganizationMapping : IEntityTypeConfiguration<ParkOrganization>
{
    public void Configure(EntityTypeBuilder<ParkOrganization> builder)
    {
        builder.ToTable("park_organization");
        builder.Property(o => o.Id).ValueGeneratedNever();
    }
}
