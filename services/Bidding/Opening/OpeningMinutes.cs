using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Persistence;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Opening;

/// <summary>The record of an opening (开启记录), made once.</summary>
public record OpeningMinutes(Guid ChallengeId, MinutesBody Body);

/// <summary>What the record says.</summary>
/// <param name="OpenedBy">Who performed it.</param>
/// <param name="Attendees">Whose shares brought the key together; nobody in escrow.</param>
/// <param name="PublicKey">The key that bids were sealed for, lower-case hexadecimal.</param>
/// <param name="Head">The signed head of the log.</param>
/// <param name="Logged">How many leaves the log has: every submission, also those replaced or withdrawn since.</param>
public record MinutesBody(
    string Number, string Title, string OwnerName, DateTimeOffset Deadline, DateTimeOffset OpenedAt, string OpenedBy, SealingMode Mode, int Threshold,
    IReadOnlyList<Attendee> Attendees, string? PublicKey, TreeHead Head, long Logged, IReadOnlyList<OpenedBid> Bids);

/// <summary>A custodian who took part.</summary>
public record Attendee(int Place, string Role, string Name, DateTimeOffset HandedInAt);

/// <summary>A bid that was opened.</summary>
/// <param name="LeafIndex">Its place in the log; nothing for one of before the log.</param>
/// <param name="Intact">Whether it opened and was what its digest says.</param>
public record OpenedBid(Guid BidId, string BidderName, int Version, DateTimeOffset SubmittedAt, string Digest, long? LeafIndex, bool Intact);

internal sealed class OpeningMinutesMapping : IEntityTypeConfiguration<OpeningMinutes>
{
    public void Configure(EntityTypeBuilder<OpeningMinutes> builder)
    {
        builder.ToTable("opening_minutes").HasKey(m => m.ChallengeId);
        builder.Property(m => m.ChallengeId).ValueGeneratedNever();
        builder.Property(m => m.Body).IsJson();
    }
}
