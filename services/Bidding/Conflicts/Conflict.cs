using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Bidding.Conflicts;

/// <summary>Why an expert may not read a bid (利益冲突).</summary>
public enum ConflictKind
{
    /// <summary>Works for the bidder (同一单位).</summary>
    SameOrganization,

    /// <summary>Works or worked for, advised or held shares of the bidder within the scheme's years (任职关系).</summary>
    Affiliation,

    /// <summary>Tied to a member of the bidding consortium (联合体成员关联).</summary>
    Consortium,

    /// <summary>Belongs to an organisation that bids on the same challenge (同榜申报).</summary>
    CoBidder,

    /// <summary>Named in a bid's team (团队成员).</summary>
    Team,

    /// <summary>Declared by the expert (本人申报).</summary>
    Declared,
}

/// <summary>A conflict of one expert with one bid, as it was found or declared.</summary>
/// <param name="Detail">What it rests on, such as the organisation's name.</param>
public record Conflict(Guid ChallengeId, Guid BidId, Guid PersonId, ConflictKind Kind, string Detail, DateTimeOffset FoundAt);

internal sealed class ConflictMapping : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> builder) =>
        builder.ToTable("conflict").HasKey(c => new { c.ChallengeId, c.BidId, c.PersonId, c.Kind });
}
