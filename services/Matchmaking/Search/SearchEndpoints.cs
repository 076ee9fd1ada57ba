using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Explanations;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Matchmaking.Search;

/// <summary>A need in words, for which companies are sought.</summary>
public record SearchCompanies(
    [property: StringLength(200)] string? Title, [property: Required, StringLength(4000, MinimumLength = 2)] string? Need,
    [property: StringLength(200)] string? Field, [property: MaxLength(20)] IReadOnlyList<string>? Technologies,
    [property: StringLength(50)] string? Province, [property: StringLength(50)] string? City, [property: Range(1, 100)] int? Limit);

/// <summary>A profile that fits, and why.</summary>
/// <param name="Alternatives">The two others found that come nearest to it.</param>
public record FoundCompany(int Rank, double Score, ProfileView Profile, ReasonsView Reasons, IReadOnlyList<Alternative> Alternatives);

/// <summary>A profile that could stand in for another.</summary>
public record Alternative(Guid ProfileId, string CompanyName);

/// <summary>
/// Companies for a need that is not (yet) a scenario. For verified parks and administrators. Who wants no suggestions or may not act is not
/// found here either; the directory still lists the former.
/// </summary>
public static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/search/companies", Search).WithTags("Search").ForParksAndAdministrators();

    private static async Task<List<FoundCompany>> Search(
        SearchCompanies query, ClaimsPrincipal user, MatchingIndex index, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        await index.FilledAsync(ct);
        var own = user.OrganizationId();
        var (barred, blocks) = (await db.BarredAsync(ct), await BlockedPairs.OfAsync(db, own, ct));
        var need = new ScenarioDocument(
            Guid.Empty, 0, own, query.Title ?? "", query.Need!, null, query.Field, query.Technologies ?? [], query.Province, query.City);
        var found = index.Engine.FindCompanies(
            need, query.Limit ?? 20, company => company.CompanyId is not { } id || !(id == own || barred.Contains(id) || blocks.Between(own, id)), clock.GetUtcNow().ToDay());
        var ids = found.Select(f => f.Id).ToArray();
        var profiles = await db.Profiles.AsNoTracking().Where(p => ids.Contains(p.Id) && p.State == ProfileState.Active).ToDictionaryAsync(p => p.Id, ct);
        return [.. found.Where(f => profiles.ContainsKey(f.Id)).Select((f, i) =>
            new FoundCompany(i + 1, Math.Round(f.Score, 4), ProfileView.Of(profiles[f.Id]), ReasonsView.Of(f.Reasons),
            [.. f.Alternatives.Where(profiles.ContainsKey).Select(id => new Alternative(id, profiles[id].CompanyName))]))];
    }
}
