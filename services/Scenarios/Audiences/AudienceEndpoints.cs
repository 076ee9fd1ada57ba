using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Audiences;

/// <summary>A rule to be tried.</summary>
public record TryAudience([property: Required] AudienceRule Audience);

/// <summary>What a rule comes to now: how many, and the first of them by name.</summary>
public record AudienceView(int Count, IReadOnlyList<PlayerView> First);

/// <summary>An organisation that can be picked.</summary>
public record PlayerView(Guid Id, string Kind, string Name, string RegionCode, string? GrowthTier);

/// <summary>Finding whom a list can be aimed at. Verified parks.</summary>
internal static class AudienceEndpoints
{
    private const int Most = 20;

    /// <summary>Maps the search of organisations and the trial of a rule.</summary>
    public static void MapAudience(this RouteGroupBuilder routes)
    {
        var group = routes.MapGroup("/").RequireAuthorization(Policies.Park);
        group.MapGet("/organizations", Find);
        group.MapPost("/audience", Try);
    }

    private static async Task<IReadOnlyList<PlayerView>> Find(string? q, Guid[]? id, ScenariosDb db, CancellationToken ct)
    {
        var words = string.IsNullOrWhiteSpace(q) ? null : Folding.Fold(q.Trim());
        var (ids, some) = (id ?? [], id is { Length: > 0 });
        return await View(db.Players.Where(p => p.Verified && p.Kind != OrganizationKinds.Platform
            && (some ? ids.Contains(p.Id) : words != null && p.SearchName.Contains(words))), some ? 500 : Most, ct);
    }

    private static async Task<AudienceView> Try(TryAudience command, ScenariosDb db, CancellationToken ct)
    {
        var members = await db.MembersAsync(command.Audience.Settled(), ct);
        return new(members.Length, await View(db.Players.Where(p => members.Contains(p.Id)), Most, ct));
    }

    private static async Task<IReadOnlyList<PlayerView>> View(IQueryable<MarketPlayer> players, int most, CancellationToken ct) =>
        await players.AsNoTracking().OrderBy(p => p.Name).ThenBy(p => p.Id).Take(most)
            .Select(p => new PlayerView(p.Id, p.Kind, p.Name, p.RegionCode, p.GrowthTier)).ToListAsync(ct);
}
