using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Scenarios;

internal sealed class ListAudienceMapping : IEntityTypeConfiguration<ListAudienceCopy>
{
    public void Configure(EntityTypeBuilder<ListAudienceCopy> builder) => builder.ToTable("list_audience").HasKey(a => a.ListId);
}

internal sealed class ScenarioMapping : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.ToTable("scenario");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Card).IsJson();
    }
}
