using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;
using ScenarioHub.Scenarios.Calls;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.HandIns;

internal sealed class HandInMapping : IEntityTypeConfiguration<HandIn>
{
    public void Configure(EntityTypeBuilder<HandIn> builder)
    {
        builder.ToTable("hand_in");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Content).IsJson(StoredJson.Options);
        builder.HasOne<CollectionCall>().WithMany().HasForeignKey(h => h.CallId);
        builder.HasOne<CallWindow>().WithMany().HasForeignKey(h => h.WindowId);
        builder.HasOne<Scenario>().WithMany().HasForeignKey(h => h.ScenarioId);
        builder.HasOne<HandIn>().WithMany().HasForeignKey(h => h.MergedIntoId);
    }
}
