using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Introductions;

internal sealed class IntroductionMapping : IEntityTypeConfiguration<Introduction>
{
    public void Configure(EntityTypeBuilder<Introduction> builder)
    {
        builder.ToTable("introduction").HasKey(i => i.MatchId);
        builder.Property(i => i.MatchId).ValueGeneratedNever();
        builder.Property(i => i.ParkContact).IsJson();
        builder.Property(i => i.CompanyContact).IsJson();
        builder.Ignore(i => i.Park).Ignore(i => i.Company).Ignore(i => i.State).Ignore(i => i.Owing);
    }
}
