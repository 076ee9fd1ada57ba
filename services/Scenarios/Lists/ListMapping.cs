using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Lists;

internal sealed class ListMapping : IEntityTypeConfiguration<ScenarioList>
{
    public void Configure(EntityTypeBuilder<ScenarioList> builder)
    {
        builder.ToTable("list");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Audience).IsJson(StoredJson.Options);
        builder.HasMany(l => l.Entries).WithOne().HasForeignKey(e => e.ListId);
    }
}

internal sealed class ListEntryMapping : IEntityTypeConfiguration<ListEntry>
{
    public void Configure(EntityTypeBuilder<ListEntry> builder)
    {
        builder.ToTable("list_entry").HasKey(e => new { e.ListId, e.ScenarioId });
        builder.HasOne<Scenario>().WithMany().HasForeignKey(e => e.ScenarioId);
    }
}

internal sealed class ListNoticeMapping : IEntityTypeConfiguration<ListNotice>
{
    public void Configure(EntityTypeBuilder<ListNotice> builder)
    {
        builder.ToTable("list_notice");
        builder.Property(n => n.Id).ValueGeneratedNever();
    }
}

internal sealed class ListSnapshotMapping : IEntityTypeConfiguration<ListSnapshot>
{
    public void Configure(EntityTypeBuilder<ListSnapshot> builder)
    {
        builder.ToTable("list_snapshot").HasKey(s => s.ListId);
        builder.Property(s => s.ListId).ValueGeneratedNever();
    }
}
