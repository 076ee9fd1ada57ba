using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Explanations;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Matchmaking.Recommendations;

/// <summary>A listed scenario that fits one of the company's profiles, and why. Its rank is also by how like the ones before it it is.</summary>
/// <param name="LikeDismissed">The scenario that the company put aside as not of its field and that this one is much like, for which it comes later.</param>
public record Recommendation(int Rank, double Score, ScenarioCard Scenario, ReasonsView Reasons, string? LikeDismissed);

/// <summary>
/// Listed scenarios for the signed-in company (为您推荐). They come from the engine alone and say nothing of matches, which are nobody's
/// business before their approval.
/// </summary>
public static class RecommendationEndpoints
{
    public static void MapRecommendations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/recommendations", List).WithTags("Recommendations").RequireAuthorization(Policies.Company);

    private static async Task<List<Recommendation>> List(
        int? limit, ClaimsPrincipal user, MatchingIndex index, MatchmakingDb db, IOptions<SuggestionOptions> options, TimeProvider clock, CancellationToken ct)
    {
        await index.FilledAsync(ct);
        var (own, most, now) = (user.OrganizationId(), Math.Clamp(limit ?? 20, 1, 100), clock.GetUtcNow());
        var profiles = await db.Profiles.AsNoTracking().Where(p => p.CompanyId == own && p.State == ProfileState.Active).ToListAsync(ct);

        var aimed = await AimedScenarios.ReadAsync(db, ct);
        var apart = await KeptApart.ReadAsync(db, ct, own);

        // Twice as many as asked for, because deadlines may have passed since.
        var found = profiles
            .SelectMany(p => index.Engine.FindScenarios(
                p.ToDocument(), 2 * most, s => s.OwnerId != own && aimed.Admits(s.Id, own) && !apart.Has(s.Id, s.OwnerId, own), now.ToDay()))
            .Where(s => s.Score >= options.Value.Floor)
            .GroupBy(s => s.Id).Select(g => g.MaxBy(s => s.Score)!).OrderByDescending(s => s.Score).ThenBy(s => s.Id).ToList();
        var ids = found.Select(f => f.Id).ToArray();
        var scenarios = await db.Scenarios.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var aversion = await Aversion.ReadAsync(db, index.Engine, aimed, own, ct);
        var open = found.Where(f => scenarios.GetValueOrDefault(f.Id)?.SeeksCompanies(now) == true)
            .Select(f => (Suggestion: f, Averse: aversion.Of(f.Score, f.Gist))).OrderByDescending(f => f.Averse.Worth).ThenBy(f => f.Suggestion.Id).ToList();
        return [.. Diversity.Pick(open, f => f.Averse.Worth, f => f.Suggestion.Gist, index.Engine.Weights.Variety, most).Select((picked, i) =>
            new Recommendation(i + 1, Math.Round(picked.Item.Suggestion.Score, 4), scenarios[picked.Item.Suggestion.Id].Card!, ReasonsView.Of(picked.Item.Suggestion.Reasons), picked.Item.Averse.Like))];
    }
}
