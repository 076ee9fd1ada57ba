using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Copies;

/// <summary>An organisation's name and state: a copy kept by events.</summary>
public class KnownOrganization : IVersioned
{
    public required Guid Id { get; init; }

    public long Version { get; set; }

    public string Name { get; set; } = "";

    public string State { get; set; } = "";

    /// <summary>One of <see cref="OrganizationKinds"/>; nothing where no event has told it yet.</summary>
    public string? Kind { get; set; }

    public string? CreditCode { get; set; }
}

/// <summary>Asks the copy.</summary>
public static class KnownOrganizations
{
    /// <summary>
    /// The caller's organisation as a party. Refuses one that was suspended after the token was issued; one that no event has told of yet is
    /// taken at the token's word.
    /// </summary>
    public static async Task<Party> VerifiedPartyAsync(this BiddingDb db, ClaimsPrincipal user, CancellationToken ct)
    {
        var id = user.OrganizationId();
        var known = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        RuleException.ThrowIf(known is { State: not "verified" }, "organization.not-verified");
        return new(id, known?.Name ?? user.OrganizationName());
    }
}

internal sealed class KnownOrganizationMapping : IEntityTypeConfiguration<KnownOrganization>
{
    public void Configure(EntityTypeBuilder<KnownOrganization> builder)
    {
        builder.ToTable("known_organization");
        builder.Property(o => o.Id).ValueGeneratedNever();
    }
}
