using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.People;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Invitations;

/// <summary>An invitation to join an organisation (成员邀请): whoever holds its token may accept it once, within a week.</summary>
public class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string EmailKey { get; init; }

    public required List<string> Roles { get; init; }

    public required byte[] TokenHash { get; init; }

    /// <summary>By which a repeated request is known.</summary>
    public byte[]? CreationKey { get; init; }

    public required Guid InvitedBy { get; init; }

    public DateTimeOffset InvitedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Invitation Of(
        Guid organizationId, InviteMember invitee, Guid invitedBy, byte[] tokenHash, byte[]? creationKey, DateTimeOffset now) => new()
        {
            OrganizationId = organizationId,
            Name = invitee.Name.Trim(),
            Email = invitee.Email.Trim(),
            EmailKey = People.Email.KeyOf(invitee.Email),
            Roles = [.. invitee.Roles.Distinct()],
            TokenHash = tokenHash,
            CreationKey = creationKey,
            InvitedBy = invitedBy,
            InvitedAt = now,
            ExpiresAt = now + Lifetime,
        };

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && ExpiresAt > now;

    /// <summary>Uses it up.</summary>
    public void Accept(DateTimeOffset now)
    {
        RuleException.ThrowIf(!IsOpen(now), "invitation.invalid");
        AcceptedAt = now;
    }

    /// <summary>Takes it back.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        RuleException.ThrowIf(!IsOpen(now), "invitation.not-open");
        WithdrawnAt = now;
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitation");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(i => i.OrganizationId);
    }
}
