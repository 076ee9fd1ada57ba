using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Identity.Organizations;

namespace ScenarioHub.Identity.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId);
        builder.Ignore(p => p.IsManager).Ignore(p => p.IsAdministrator);
    }
}
