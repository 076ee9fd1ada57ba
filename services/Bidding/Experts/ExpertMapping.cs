using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Experts;

internal sealed class ExpertMapping : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.ToTable("expert").HasKey(e => e.PersonId);
        builder.Property(e => e.PersonId).ValueGeneratedNever();
        builder.Property(e => e.Affiliations).IsJson();
        builder.Ignore(e => e.MayBeInvited);
    }
}
