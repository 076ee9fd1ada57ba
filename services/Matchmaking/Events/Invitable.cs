using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Somebody who could be asked.</summary>
/// <param name="Score">For a company, how well it fits the best of the event's scenarios, where that was asked.</param>
public record InvitableView(SideRole Role, Guid OrganizationId, string OrganizationName, Guid? ScenarioId, string? ScenarioName, double? Score);

/// <summary>Whom to ask (可邀请单位): found by name, or without one the companies that fit the event's scenarios best.</summary>
internal static class Invitable
{
    private const int Most = 20;

    public static async Task<Results<Ok<List<InvitableView>>, NotFound>> List(
        Guid id, string? role, string? q, ClaimsPrincipal user, MatchmakingDb db, MatchingIndex index, CancellationToken ct)
    {
        if (await db.OwnDayAsync(id, user, ct) is not { } day)
        {
            return TypedResults.NotFound();
        }

        var words = Tokens.Of(q).Distinct().ToArray();
        return TypedResults.Ok((Choice.Of<SideRole>(role, "role") ?? throw new InvalidException("role", "field.required")) switch
        {
            SideRole.Scenario => await ScenariosAsync(day, words, user, db, ct),
            SideRole.Funder => await OrganizationsAsync(day, SideRole.Funder, q, db, ct),
            SideRole.Company => string.IsNullOrWhiteSpace(q) ? await FittingAsync(day, db, index, ct) : await OrganizationsAsync(day, SideRole.Company, q, db, ct),
        });
    }

    /// <summary>The listed scenarios that whoever runs an event may know of.</summary>
    public static IQueryable<Scenario> Scenarios(ClaimsPrincipal user, MatchmakingDb db)
    {
        var (all, own) = (user.IsAdministrator(), user.OrganizationId());
        return db.Scenarios.AsNoTracking().Where(s => s.Listed && s.Card != null && (!s.Aimed || all || s.OwnerId == own));
    }

    private static async Task<List<InvitableView>> ScenariosAsync(MeetingDay day, string[] words, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var there = day.Sides.Where(s => s.State != SideState.Removed).Select(s => s.ScenarioId).OfType<Guid>().ToArray();
        var own = user.OrganizationId();
        var found = await Scenarios(user, db).Where(s => !there.Contains(s.Id) && words.All(w => s.Tokens.Contains(w)))
            .OrderByDescending(s => s.OwnerId == own).ThenByDescending(s => s.Id).Take(Most).ToListAsync(ct);
        return found.ConvertAll(s => new InvitableView(SideRole.Scenario, s.OwnerId, s.Card!.Owner.Name, s.Id, s.Name, null));
    }

    private static async Task<List<InvitableView>> OrganizationsAsync(MeetingDay day, SideRole role, string? q, MatchmakingDb db, CancellationToken ct)
    {
        var there = Asked(day, role);
        var (kind, like) = (role == SideRole.Funder ? OrganizationKinds.Funder : OrganizationKinds.Company, Organization.KeyOf(q ?? ""));
        return await db.Organizations.AsNoTracking()
            .Where(o => o.Kind == kind && o.State == "verified" && !there.Contains(o.Id) && o.Key.Contains(like)
                && !db.OptOuts.Any(p => p.OrganizationId == o.Id && p.OptedOut))
            .OrderBy(o => o.Key).ThenBy(o => o.Id).Take(Most).Select(o => new InvitableView(role, o.Id, o.Name, null, null, null)).ToListAsync(ct);
    }

    private static async Task<List<InvitableView>> FittingAsync(MeetingDay day, MatchmakingDb db, MatchingIndex index, CancellationToken ct)
    {
        var ids = day.Sides.Where(s => s.State != SideState.Removed).Select(s => s.ScenarioId).OfType<Guid>().ToArray();
        var scenarios = await db.Scenarios.AsNoTracking().Where(s => ids.Contains(s.Id) && s.Card != null).ToListAsync(ct);
        var there = Asked(day, SideRole.Company).ToHashSet();
        there.UnionWith(await db.BarredAsync(ct));
        var (aimed, apart) = (await AimedScenarios.ReadAsync(db, ct), await KeptApart.ReadAsync(db, ct));
        await index.FilledAsync(ct);
        var hits = scenarios.SelectMany(s => index.Engine.FindCompanies(
            s.ToDocument(), Most, c => c.CompanyId is { } company && !there.Contains(company) && aimed.Admits(s.Id, company) && !apart.Has(s.Id, s.OwnerId, company))).ToList();
        var profiles = hits.Select(h => h.Id).Distinct().ToArray();
        var owners = await db.Profiles.Where(p => profiles.Contains(p.Id) && p.CompanyId != null).Select(p => new { p.Id, Company = p.CompanyId!.Value })
            .ToDictionaryAsync(p => p.Id, p => p.Company, ct);
        var best = hits.Where(h => owners.ContainsKey(h.Id)).GroupBy(h => owners[h.Id]).ToDictionary(g => g.Key, g => g.Max(h => h.Score));
        var top = best.OrderByDescending(b => b.Value).ThenBy(b => b.Key).Take(2 * Most).ToList();
        var known = top.ConvertAll(b => b.Key);
        var names = await db.Organizations.AsNoTracking()
            .Where(o => known.Contains(o.Id) && o.State == "verified" && !db.OptOuts.Any(p => p.OrganizationId == o.Id && p.OptedOut)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return [.. top.Where(b => names.ContainsKey(b.Key)).Take(Most)
            .Select(b => new InvitableView(SideRole.Company, b.Key, names[b.Key], null, null, Math.Round(b.Value, 4)))];
    }

    private static Guid[] Asked(MeetingDay day, SideRole role) =>
        [.. day.Sides.Where(s => s.Role == role && s.State != SideState.Removed).Select(s => s.OrganizationId)];
}
