using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Matchmaking.Companies;

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organization");
        builder.Property(o => o.Id).ValueGeneratedNever();
    }
}

internal sealed class OptOutMapping : IEntityTypeConfiguration<OptOut>
{
    public void Configure(EntityTypeBuilder<OptOut> builder) => builder.ToTable("opt_out").HasKey(o => o.OrganizationId);
}

internal sealed class BlockMapping : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder) => builder.ToTable("block").HasKey(b => new { b.OrganizationId, b.BlockedId });
}

internal sealed class AgencyGrantMapping : IEntityTypeConfiguration<AgencyGrant>
{
    public void Configure(EntityTypeBuilder<AgencyGrant> builder)
    {
        builder.ToTable("agency_grant");
        builder.Property(g => g.Id).ValueGeneratedNever();
    }
}
