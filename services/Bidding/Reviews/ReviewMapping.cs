using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Reviews;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<Seat>, IEntityTypeConfiguration<ScoreSheet>,
    IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("review").HasKey(r => r.ChallengeId);
        builder.Property(r => r.ChallengeId).ValueGeneratedNever();
        builder.Property(r => r.Labels).IsJson();
        builder.Property(r => r.Ranking).IsJson();
        builder.Property(r => r.Reordering!).IsJson();
    }

    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.ToTable("seat");
        builder.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.ToTable("score_sheet");

        // A new seat is stored before its sheets.
        builder.HasOne<Seat>().WithMany().HasForeignKey(s => s.SeatId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Explanation).IsJson();
        builder.Property(s => s.Marks).IsJson();
    }

    public void Configure(EntityTypeBuilder<Remark> builder)
    {
        builder.ToTable("remark");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
