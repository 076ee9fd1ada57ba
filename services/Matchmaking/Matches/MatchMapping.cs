using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Matches;

internal sealed class MatchMapping : IEntityTypeConfiguration<Match>
{
    public void Configure(EntityTypeBuilder<Match> builder)
    {
        builder.ToTable("match");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Reasons).IsJson();
        builder.Ignore(m => m.HasLapsed);
        builder.HasOne(m => m.Scenario).WithMany().HasForeignKey(m => m.ScenarioId);
        builder.HasOne(m => m.Profile).WithMany().HasForeignKey(m => m.ProfileId);
        builder.HasOne(m => m.Introduction).WithOne().HasForeignKey<Introduction>(i => i.MatchId);
    }
}
