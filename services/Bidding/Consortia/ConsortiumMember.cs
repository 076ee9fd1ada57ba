using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Consortia;

/// <summary>Where a member stands.</summary>
public enum MemberState
{
    /// <summary>Asked to take part (已邀请).</summary>
    Invited,

    /// <summary>Has signed a division (已签署); it holds as long as the division is the same.</summary>
    Signed,

    /// <summary>Does not take part (已谢绝).</summary>
    Declined,

    /// <summary>Taken out by the lead (已移出).</summary>
    Removed,
}

/// <summary>An organisation beside the lead of a consortium (联合体成员).</summary>
public class ConsortiumMember : IVersioned
{
    public required Guid BidId { get; init; }

    public required Guid OrganizationId { get; init; }

    public long Version { get; private set; } = 1;

    public required string OrganizationName { get; init; }

    public MemberState State { get; private set; } = MemberState.Invited;

    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>Who signed for the member.</summary>
    public Guid? Signer { get; private set; }

    /// <summary>The name that the signer typed.</summary>
    public string? SignerName { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>Of the division that was signed.</summary>
    public string? SignedDigest { get; private set; }

    /// <summary>Why it declined.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether it belongs to the consortium, signed or not yet.</summary>
    public bool TakesPart => State is MemberState.Invited or MemberState.Signed;

    /// <summary>Asks an organisation.</summary>
    public static ConsortiumMember Invite(Bid bid, Party organization, DateTimeOffset now) =>
        new() { BidId = bid.Id, OrganizationId = organization.Id, OrganizationName = organization.Name, InvitedAt = now };

    /// <summary>Asks again one that declined or was taken out.</summary>
    public void InviteAgain(DateTimeOffset now)
    {
        RuleException.ThrowIf(TakesPart, "member.twice", OrganizationName);
        (State, InvitedAt, Reason) = (MemberState.Invited, now, null);
        (Signer, SignerName, SignedAt, SignedDigest) = (null, null, null, null);
        Version++;
    }

    /// <summary>Signs the division (签署), which must still be the one that the signer has read.</summary>
    public void Sign(Guid signer, string signerName, string read, string current, DateTimeOffset now)
    {
        RuleException.ThrowIf(!TakesPart, "member.transition", Word.Of(State));
        RuleException.ThrowIf(read != current, "member.division-changed");
        (State, Signer, SignerName, SignedAt, SignedDigest) = (MemberState.Signed, signer, signerName, now, current);
        Version++;
    }

    /// <summary>Does not take part (谢绝). Who has signed the division as it stands is bound; a changed one can be declined.</summary>
    public void Decline(string reason, string current)
    {
        RuleException.ThrowIf(!TakesPart, "member.transition", Word.Of(State));
        RuleException.ThrowIf(HasSigned(current), "member.bound");
        (State, Reason) = (MemberState.Declined, reason);
        Version++;
    }

    /// <summary>Takes the member out (移出).</summary>
    public ConsortiumMemberRemoved Remove(DateTimeOffset now)
    {
        RuleException.ThrowIf(!TakesPart, "member.transition", Word.Of(State));
        State = MemberState.Removed;
        Version++;
        return new(BidId, Version, OrganizationId, now);
    }

    /// <summary>Whether the member has signed the division as it stands: a change voids the signature.</summary>
    public bool HasSigned(string digest) => State is MemberState.Signed && SignedDigest == digest;
}

internal sealed class ConsortiumMemberMapping : IEntityTypeConfiguration<ConsortiumMember>
{
    public void Configure(EntityTypeBuilder<ConsortiumMember> builder)
    {
        builder.ToTable("consortium_member").HasKey(m => new { m.BidId, m.OrganizationId });
        builder.Ignore(m => m.TakesPart);
    }
}
