using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Contracts.Bidding;

namespace ScenarioHub.Bidding.Consortia;

/// <summary>A member as its consortium sees it.</summary>
/// <param name="Signed">Whether it has signed the division as it stands.</param>
/// <param name="Voided">Whether it had signed one that has changed since.</param>
public record MemberView(
    Guid OrganizationId, string OrganizationName, MemberState State, DateTimeOffset InvitedAt, string? SignerName, DateTimeOffset? SignedAt, bool Signed,
    bool Voided, string? Reason)
{
    /// <summary>The view of a member against a division.</summary>
    public static MemberView Of(ConsortiumMember m, string digest) => new(
        m.OrganizationId, m.OrganizationName, m.State, m.InvitedAt, m.SignerName, m.SignedAt, m.HasSigned(digest),
        m.State is MemberState.Signed && !m.HasSigned(digest), m.Reason);
}

/// <summary>Reads the members of bids.</summary>
public static class ConsortiumReading
{
    /// <summary>The members of a bid, those that left included.</summary>
    public static Task<List<ConsortiumMember>> MembersAsync(this BiddingDb db, Guid bidId, CancellationToken ct) =>
        db.Members.Where(m => m.BidId == bidId).OrderBy(m => m.InvitedAt).ToListAsync(ct);

    /// <summary>Those who had signed a division that has just changed are asked to sign again.</summary>
    public static async Task<IReadOnlyList<ConsortiumInvited>> VoidedSignaturesAsync(
        this BiddingDb db, Bid bid, Challenge challenge, BidContent before, BidContent after, DateTimeOffset now, CancellationToken ct)
    {
        var (old, current) = (DivisionOf(before).Digest, DivisionOf(after).Digest);
        return old == current ? [] :
        [
            .. (await db.MembersAsync(bid.Id, ct)).Where(m => m.HasSigned(old)).Select(m => new ConsortiumInvited(
                bid.Id, bid.Version, challenge.Id, challenge.Number, challenge.Title, new(bid.BidderId, bid.BidderName), m.OrganizationId, true, now)),
        ];
    }

    /// <summary>The division of a bid's text; an empty one where none was written.</summary>
    public static Division DivisionOf(BidContent content) => content.Division ?? new([]);
}
