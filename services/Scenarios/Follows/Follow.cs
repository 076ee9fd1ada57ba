using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Follows;

/// <summary>An organisation follows a scenario or a list (关注): it is told of amendments and withdrawals.</summary>
public class Follow
{
    /// <summary>The scenario or the list.</summary>
    public required Guid Subject { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Who asked for it.</summary>
    public required Guid PersonId { get; init; }
}

internal sealed class FollowMapping : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> builder) => builder.ToTable("follow").HasKey(f => new { f.Subject, f.OrganizationId });
}

/// <summary>Asks who follows.</summary>
internal static class Followers
{
    /// <summary>The organisations that follow a scenario or its list, as far as they may see it.</summary>
    public static async Task<IReadOnlyList<Guid>> FollowersAsync(this ScenariosDb db, Scenario scenario, Guid? list, CancellationToken ct)
    {
        var followers = await db.Set<Follow>().Where(f => f.Subject == scenario.Id || f.Subject == list)
            .Select(f => f.OrganizationId).Distinct().ToListAsync(ct);
        return scenario.Audience is { } audience ? followers.FindAll(audience.Contains) : followers;
    }
}
