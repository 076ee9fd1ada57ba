using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Events;

internal sealed class DayMapping : IEntityTypeConfiguration<MeetingDay>
{
    public void Configure(EntityTypeBuilder<MeetingDay> builder)
    {
        builder.ToTable("meeting_day");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Slots).IsJson();
        builder.Ignore(d => d.Owner).Ignore(d => d.CanRearrange);
        builder.HasMany(d => d.Sides).WithOne().HasForeignKey(s => s.DayId);
        builder.HasMany(d => d.Meetings).WithOne().HasForeignKey(m => m.DayId);
    }
}

internal sealed class SideMapping : IEntityTypeConfiguration<Side>
{
    public void Configure(EntityTypeBuilder<Side> builder)
    {
        builder.ToTable("side");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Organization).Ignore(s => s.Name).Ignore(s => s.IsHost);
    }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meeting");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Side>().WithMany().HasForeignKey(m => m.HostId);
        builder.HasOne<Side>().WithMany().HasForeignKey(m => m.GuestId);
    }
}
