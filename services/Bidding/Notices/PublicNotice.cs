using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Notices;

/// <summary>A place in the published order; the mean and spread of its scores where there are scores.</summary>
public record Rank(int Place, string BidderName, decimal? Mean = null, decimal? Spread = null);

/// <summary>
/// The result shown to all before it binds (公示). Made once and never edited: an upheld objection voids it, and the next round gets a notice
/// of its own. Of one challenge at most one is not void, which the database sees to.
/// </summary>
public class PublicNotice
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid ChallengeId { get; init; }

    /// <summary>1 for the first notice of a challenge, one more after each that was voided.</summary>
    public required int Round { get; init; }

    public NoticeState State { get; private set; } = NoticeState.Running;

    public required string ChallengeNumber { get; init; }

    public required string ChallengeTitle { get; init; }

    public required Guid OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required Guid WinnerId { get; init; }

    public required string WinnerName { get; init; }

    /// <summary>All winners; more than one only where a race begins.</summary>
    public required IReadOnlyList<Winner> Winners { get; init; }

    public required string Reasons { get; init; }

    /// <summary>In what the routes of several winners differ (赛马理由).</summary>
    public string? RaceReason { get; init; }

    /// <summary>The final ranking of the review.</summary>
    public required IReadOnlyList<Rank> Ranking { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public string? VoidReason { get; private set; }

    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>The notice of a challenge that has just announced its winners.</summary>
    public static PublicNotice Of(Challenge challenge, IReadOnlyList<RankedBid> ranking, string reasons, string? raceReason, DateTimeOffset now) => new()
    {
        ChallengeId = challenge.Id,
        Round = challenge.Round,
        ChallengeNumber = challenge.Number,
        ChallengeTitle = challenge.Title,
        OwnerId = challenge.OwnerId,
        OwnerName = challenge.OwnerName,
        WinnerId = challenge.WinnerId!.Value,
        WinnerName = challenge.WinnerName!,
        Winners = challenge.Winners,
        Reasons = reasons,
        RaceReason = raceReason,
        Ranking = [.. ranking.OrderBy(r => r.Place).Select(r => new Rank(r.Place, r.BidderName))],
        PublishedAt = now,
        EndsAt = challenge.NoticeEndsAt!.Value,
    };

    /// <summary>The award binds.</summary>
    public void Bind()
    {
        RuleException.ThrowIf(State is not NoticeState.Running, "notice.void");
        State = NoticeState.Binding;
    }

    /// <summary>It holds no more (作废); everyone reads why.</summary>
    public void Void(string reason, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not NoticeState.Running, "notice.void");
        (State, VoidReason, VoidedAt) = (NoticeState.Void, reason, now);
    }
}

internal sealed class PublicNoticeMapping : IEntityTypeConfiguration<PublicNotice>
{
    public void Configure(EntityTypeBuilder<PublicNotice> builder)
    {
        builder.ToTable("notice");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Ranking).IsJson();
        builder.Property(n => n.Winners).IsJson();
    }
}
