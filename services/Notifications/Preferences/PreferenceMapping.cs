using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Notifications.Preferences;

internal sealed class PreferenceMapping
    : IEntityTypeConfiguration<Preference>, IEntityTypeConfiguration<OrganizationPreference>, IEntityTypeConfiguration<PaceChoice>
{
    public void Configure(EntityTypeBuilder<Preference> builder)
    {
        builder.ToTable("preference").HasKey(p => p.PersonId);
        builder.Property(p => p.PersonId).ValueGeneratedNever();
        builder.Ignore(p => p.Paces);
    }

    public void Configure(EntityTypeBuilder<OrganizationPreference> builder)
    {
        builder.ToTable("organization_preference").HasKey(p => p.OrganizationId);
        builder.Property(p => p.OrganizationId).ValueGeneratedNever();
        builder.Ignore(p => p.Paces);
    }

    public void Configure(EntityTypeBuilder<PaceChoice> builder) => builder.ToTable("pace").HasKey(p => new { p.OwnerId, p.Channel, p.Topic });
}
