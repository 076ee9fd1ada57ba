using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue.Follows;

/// <summary>Asks who follows.</summary>
internal static class Followers
{
    /// <summary>The persons who follow a scenario, its list, its park or one of its directions, as far as they may see it.</summary>
    public static async Task<IReadOnlyList<Guid>> FollowersAsync(this ScenariosDb db, Scenario scenario, Guid? list, CancellationToken ct)
    {
        var (id, owner, listed, directions, audience) =
            (scenario.Id.ToString(), scenario.OwnerId.ToString(), list?.ToString(), scenario.Content.Directions, scenario.Audience);
        return await db.Follows
            .Where(f => (f.Kind == FollowKind.Scenario && f.Subject == id) || (f.Kind == FollowKind.List && f.Subject == listed)
                || (f.Kind == FollowKind.Park && f.Subject == owner) || (f.Kind == FollowKind.Direction && directions.Contains(f.Subject)))
            .Where(f => audience == null || f.OrganizationId == scenario.OwnerId || audience.Contains(f.OrganizationId))
            .Select(f => f.PersonId).Distinct().ToListAsync(ct);
    }
}
