using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Copies;

/// <summary>A person with the role of a supervisor (监督员): a copy kept by events.</summary>
public class KnownSupervisor : IVersioned
{
    public required Guid Id { get; init; }

    public long Version { get; set; }

    public Guid OrganizationId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Whether the person still has the role and may sign in.</summary>
    public bool Active { get; set; }
}

internal sealed class KnownSupervisorMapping : IEntityTypeConfiguration<KnownSupervisor>
{
    public void Configure(EntityTypeBuilder<KnownSupervisor> builder)
    {
        builder.ToTable("known_supervisor");
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
