using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Notifications.Inbox;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.CreatedAt).ValueGeneratedOnAdd();
    }
}
