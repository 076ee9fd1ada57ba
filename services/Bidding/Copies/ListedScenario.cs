using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Copies;

/// <summary>A listed scenario (场景) that its park may make a challenge from: a copy kept by events.</summary>
public class ListedScenario : IVersioned
{
    public required Guid Id { get; init; }

    public long Version { get; set; }

    public string Name { get; set; } = "";

    public Guid OwnerId { get; set; }

    public bool Withdrawn { get; set; }
}

internal sealed class ListedScenarioMapping : IEntityTypeConfiguration<ListedScenario>
{
    public void Configure(EntityTypeBuilder<ListedScenario> builder)
    {
        builder.ToTable("listed_scenario");
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
