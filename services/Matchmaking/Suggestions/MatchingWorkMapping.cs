using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Matchmaking.Suggestions;

internal sealed class MatchingWorkMapping : IEntityTypeConfiguration<MatchingWork>
{
    public void Configure(EntityTypeBuilder<MatchingWork> builder)
    {
        builder.ToTable("matching_work").HasKey(w => w.Seq);
        builder.Property(w => w.Seq).UseIdentityAlwaysColumn();
    }
}
