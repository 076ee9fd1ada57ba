using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Explanations;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Matchmaking.Profiles;

/// <summary>A scenario that asks for something.</summary>
public record AskingScenario(Guid Id, string Number, string Name);

/// <summary>Something that would lift the matches of a profile.</summary>
/// <param name="Field">The profile's field that would say it.</param>
/// <param name="Text">What is asked for, in the reader's language; missing for a field that is simply empty.</param>
/// <param name="Scenarios">Open scenarios that ask for it, best match first.</param>
/// <param name="Count">How many of the scenarios that fit best ask for it.</param>
public record ProfileGap(string Field, string? Text, int Count, IReadOnlyList<AskingScenario> Scenarios);

/// <summary>How complete a profile is, and what would help most (完整度).</summary>
/// <param name="Filled">How many of the fields that matching reads are filled, of <paramref name="Of"/>.</param>
public record CompletenessView(Guid ProfileId, string? Title, int Filled, int Of, IReadOnlyList<ProfileGap> Gaps);

/// <summary>
/// Compares each of the company's profiles with the open scenarios that it fits best: what they ask for and it does not show is what would
/// lift the matches.
/// </summary>
public static class CompletenessEndpoints
{
    private const int Depth = 30;

    private const int MostProfiles = 20;

    private const int MostScenarios = 3;

    public static void MapCompleteness(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/profiles/completeness", Get).WithTags("Profiles").RequireAuthorization(Policies.Company);

    private static async Task<List<CompletenessView>> Get(ClaimsPrincipal user, MatchmakingDb db, MatchingIndex index, TimeProvider clock, CancellationToken ct)
    {
        await index.FilledAsync(ct);
        var (own, now) = (user.OrganizationId(), clock.GetUtcNow());
        var profiles = await db.Profiles.AsNoTracking().Where(p => p.CompanyId == own && p.State == ProfileState.Active)
            .OrderByDescending(p => p.Id).Take(MostProfiles).ToListAsync(ct);
        var aimed = await AimedScenarios.ReadAsync(db, ct);
        var apart = await KeptApart.ReadAsync(db, ct, own);
        var found = profiles.ConvertAll(p => (Profile: p, Hits: index.Engine.FindScenarios(
            p.ToDocument(), Depth, s => s.OwnerId != own && aimed.Admits(s.Id, own) && !apart.Has(s.Id, s.OwnerId, own))));
        var ids = found.SelectMany(f => f.Hits).Select(h => h.Id).Distinct().ToArray();
        var open = (await db.Scenarios.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct)).Where(s => s.SeeksCompanies(now)).ToDictionary(s => s.Id);
        return found.ConvertAll(f => Of(f.Profile, [.. f.Hits.Where(h => open.ContainsKey(h.Id))], open));
    }

    private static CompletenessView Of(CapabilityProfile profile, IReadOnlyList<Suggestion> hits, Dictionary<Guid, Scenario> open)
    {
        var empty = EmptyFields(profile.Content);
        var asked = hits.SelectMany(h => Asked(h, open[h.Id]))
            .GroupBy(a => (a.Field, a.Text)).Select(g => new ProfileGap(g.Key.Field, g.Key.Text, g.Count(), [.. g.Take(MostScenarios).Select(a => ViewOf(a.Scenario))]))
            .OrderByDescending(g => g.Count).ThenBy(g => g.Text, StringComparer.Ordinal).ToList();
        var silent = empty.Where(field => asked.TrueForAll(g => g.Field != field)).Select(field => new ProfileGap(field, null, 0, []));
        var fields = ProfileFields(profile.Content).Count();
        return new(profile.Id, profile.Content.Title, fields - empty.Count, fields, [.. asked.Take(10), .. silent]);
    }

    private static IEnumerable<(string Field, string Text, Scenario Scenario)> Asked(Suggestion hit, Scenario scenario) =>
        hit.Reasons.Missing.Select(missing => (FieldOf(missing.Code), ReasonTexts.Of(missing), scenario));

    /// <summary>Which field would say what the engine misses; its codes begin with the matter.</summary>
    private static string FieldOf(string code) => code.Split('.')[0] switch
    {
        "qualification" => "qualifications",
        "technology" => "technologies",
        "maturity" => "maturity",
        "region" => "province",
        "industry" => "industryCode",
        "profile" => "cases",
        _ => "capability",
    };

    private static IEnumerable<(string Field, bool Empty)> ProfileFields(ProfileContent c) =>
    [
        ("title", c.Title is null), ("products", c.Products is null or []), ("technologies", c.Technologies is null or []), ("field", c.Field is null),
        ("industryCode", c.IndustryCode is null), ("qualifications", c.Qualifications is null or []), ("cases", c.Cases is null), ("maturity", c.Maturity is null),
        ("province", c.Province is null), ("staffBand", c.StaffBand is null),
    ];

    private static List<string> EmptyFields(ProfileContent content) => [.. ProfileFields(content).Where(f => f.Empty).Select(f => f.Field)];

    private static AskingScenario ViewOf(Scenario scenario) => new(scenario.Id, scenario.Card!.Number, scenario.Name);
}
