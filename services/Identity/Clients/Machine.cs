using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Clients;

/// <summary>A program that acts for an organisation (机器客户端), an OAuth client by client credentials.</summary>
public class Machine
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    public required byte[] SecretHash { get; init; }

    /// <summary>By which a repeated request is known.</summary>
    public byte[]? CreationKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Whether it may have a token for this secret.</summary>
    public bool Accepts(Secret secret) => RevokedAt is null && CryptographicOperations.FixedTimeEquals(secret.Hash, SecretHash);

    /// <summary>Shuts it out.</summary>
    public void Revoke(DateTimeOffset now)
    {
        RuleException.ThrowIf(RevokedAt is not null, "client.revoked");
        RevokedAt = now;
    }
}

internal sealed class MachineMapping : IEntityTypeConfiguration<Machine>
{
    public void Configure(EntityTypeBuilder<Machine> builder)
    {
        builder.ToTable("machine");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.OrganizationId);
    }
}
