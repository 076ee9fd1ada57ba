using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Challenges;

internal sealed class ChallengeMapping : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> builder)
    {
        builder.ToTable("challenge");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Indicators).IsJson();
        builder.Property(c => c.Extensions).IsJson();
        builder.Property(c => c.Amendments).IsJson();
        builder.Property(c => c.Scheme).IsJson();
        builder.Property(c => c.Winners).IsJson();
    }
}
