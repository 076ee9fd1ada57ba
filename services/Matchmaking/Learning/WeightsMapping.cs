using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Learning;

internal sealed class WeightsVersionMapping : IEntityTypeConfiguration<WeightsVersion>
{
    public void Configure(EntityTypeBuilder<WeightsVersion> builder)
    {
        builder.ToTable("matching_weights").HasKey(w => w.Version);
        builder.Property(w => w.Version).ValueGeneratedNever();
        builder.Property(w => w.Factors).IsJson();
        builder.Property(w => w.Measured).IsJson();
    }
}

internal sealed class WeightsActivationMapping : IEntityTypeConfiguration<WeightsActivation>
{
    public void Configure(EntityTypeBuilder<WeightsActivation> builder)
    {
        builder.ToTable("matching_weights_activation").HasKey(a => a.Seq);
        builder.Property(a => a.Seq).ValueGeneratedNever();
    }
}
