using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Checks;

internal sealed class FormalCheckMapping : IEntityTypeConfiguration<FormalCheck>
{
    public void Configure(EntityTypeBuilder<FormalCheck> builder)
    {
        builder.ToTable("formal_check").HasKey(c => c.BidId);
        builder.Property(c => c.BidId).ValueGeneratedNever();
        builder.Property(c => c.Items).IsJson();
    }
}
