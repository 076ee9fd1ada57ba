using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Reviews;

namespace ScenarioHub.Bidding.Notices;

/// <summary>A place in the published order.</summary>
public record Rank(int Place, string BidderName);

/// <summary>The result shown to all before it binds (公示). Made once and never edited.</summary>
public class PublicNotice
{
    public required Guid ChallengeId { get; init; }

    public required string ChallengeNumber { get; init; }

    public required string ChallengeTitle { get; init; }

    public required Guid OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required Guid WinnerId { get; init; }

    public required string WinnerName { get; init; }

    public required string Reasons { get; init; }

    /// <summary>The final ranking of the review.</summary>
    public required IReadOnlyList<Rank> Ranking { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The notice of a challenge that has just announced its winner.</summary>
    public static PublicNotice Of(Challenge challenge, IReadOnlyList<RankedBid> ranking, string reasons, DateTimeOffset now) => new()
    {
        ChallengeId = challenge.Id,
        ChallengeNumber = challenge.Number,
        ChallengeTitle = challenge.Title,
        OwnerId = challenge.OwnerId,
        OwnerName = challenge.OwnerName,
        WinnerId = challenge.WinnerId!.Value,
        WinnerName = challenge.WinnerName!,
        Reasons = reasons,
        Ranking = [.. ranking.OrderBy(r => r.Place).Select(r => new Rank(r.Place, r.BidderName))],
        PublishedAt = now,
        EndsAt = challenge.NoticeEndsAt!.Value,
    };
}

internal sealed class PublicNoticeMapping : IEntityTypeConfiguration<PublicNotice>
{
    public void Configure(EntityTypeBuilder<PublicNotice> builder)
    {
        builder.ToTable("notice").HasKey(n => n.ChallengeId);
        builder.Property(n => n.ChallengeId).ValueGeneratedNever();
        builder.Property(n => n.Ranking).IsJson();
    }
}
