using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Notifications.Members;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<Organization>, IEntityTypeConfiguration<KnownChallenge>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("member").HasKey(m => m.PersonId);
        builder.Property(m => m.PersonId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organization");
        builder.Property(o => o.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<KnownChallenge> builder)
    {
        builder.ToTable("challenge");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
