using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Notifications.Inbox;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.CreatedAt).ValueGeneratedOnAdd();
    }

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("delivery").HasKey(d => d.Seq);
        builder.HasOne(d => d.Notice).WithMany().HasForeignKey(d => d.NoticeId);
    }
}
