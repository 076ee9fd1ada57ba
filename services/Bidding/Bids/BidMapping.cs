using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Bidding.Bids;

internal sealed class BidMapping : IEntityTypeConfiguration<Bid>, IEntityTypeConfiguration<BidVersion>
{
    public void Configure(EntityTypeBuilder<Bid> builder)
    {
        builder.ToTable("bid");
        builder.Property(b => b.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<BidVersion> builder)
    {
        builder.ToTable("bid_version").HasKey(v => new { v.BidId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
    }
}
