using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Calls;

internal sealed class CallMapping : IEntityTypeConfiguration<CollectionCall>
{
    public void Configure(EntityTypeBuilder<CollectionCall> builder)
    {
        builder.ToTable("collection_call");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Recurrence).IsJson(StoredJson.Options);
    }
}

internal sealed class CallWindowMapping : IEntityTypeConfiguration<CallWindow>
{
    public void Configure(EntityTypeBuilder<CallWindow> builder)
    {
        builder.ToTable("call_window");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.HasOne<CollectionCall>().WithMany().HasForeignKey(w => w.CallId);
    }
}
