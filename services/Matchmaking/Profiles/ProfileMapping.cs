using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Profiles;

internal sealed class ProfileMapping : IEntityTypeConfiguration<CapabilityProfile>
{
    public void Configure(EntityTypeBuilder<CapabilityProfile> builder)
    {
        builder.ToTable("profile");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Content).IsJson();
    }
}
