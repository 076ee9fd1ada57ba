using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Audiences;

/// <summary>An organisation that a list can be aimed at (市场主体): a copy of what Identity says, kept by events.</summary>
public class MarketPlayer : IVersioned
{
    public required Guid Id { get; init; }

    public long Version { get; private set; }

    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The folded name, by which it is found.</summary>
    public string SearchName { get; private set; } = "";

    public string RegionCode { get; private set; } = "";

    public string? GrowthTier { get; private set; }

    public bool Verified { get; private set; }

    /// <summary>Takes over a newer state.</summary>
    public void Become(OrganizationChanged fact) => (Version, Kind, Name, SearchName, RegionCode, GrowthTier, Verified) =
        (fact.Version, fact.Kind, fact.Name, Folding.Fold(fact.Name), fact.RegionCode, fact.GrowthTier, fact.State == "verified");
}

/// <summary>The words by which one capability profile belongs to fields (领域): a copy kept by events.</summary>
public class PlayerField : IVersioned
{
    public required Guid ProfileId { get; init; }

    public long Version { get; private set; }

    public Guid CompanyId { get; private set; }

    /// <summary>Field and technologies, folded, each between line breaks.</summary>
    public string Words { get; private set; } = "";

    public bool Active { get; private set; }

    /// <summary>Takes over a newer state.</summary>
    public void Become(CompanyFieldChanged fact) => (Version, CompanyId, Words, Active) =
        (fact.Version, fact.CompanyId, Folding.Fold(string.Join('\n', [fact.Field ?? "", .. fact.Technologies])), fact.Active);
}

internal sealed class MarketPlayerMapping : IEntityTypeConfiguration<MarketPlayer>, IEntityTypeConfiguration<PlayerField>
{
    public void Configure(EntityTypeBuilder<MarketPlayer> builder)
    {
        builder.ToTable("market_player");
        builder.Property(p => p.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PlayerField> builder) => builder.ToTable("player_field").HasKey(f => f.ProfileId);
}
