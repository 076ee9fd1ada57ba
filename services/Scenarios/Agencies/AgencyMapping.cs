using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Scenarios.Agencies;

internal sealed class AgencyMapping : IEntityTypeConfiguration<AgencyOrganization>
{
    public void Configure(EntityTypeBuilder<AgencyOrganization> builder)
    {
        builder.ToTable("agency_organization");
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}

internal sealed class AuthorizationMapping : IEntityTypeConfiguration<AgencyAuthorization>
{
    public void Configure(EntityTypeBuilder<AgencyAuthorization> builder)
    {
        builder.ToTable("agency_authorization");
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}
