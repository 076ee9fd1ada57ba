using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Suggestions;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Looks up what holds between the sides of an event: who must not meet, and how well the others fit.</summary>
public sealed class PairReading(MatchmakingDb db, MatchingIndex index, IOptions<SuggestionOptions> options)
{
    /// <summary>What a funder and a company without any wish are worth to each other: more than an empty table.</summary>
    private const double FunderFit = 0.25;

    /// <summary>The rules between all who have accepted.</summary>
    /// <param name="fits">Of which pairs it is asked how well they fit, a host and a guest; of none where nothing is given.</param>
    public async Task<PairRules> ReadAsync(MeetingDay day, Func<Side, Side, bool>? fits, CancellationToken ct)
    {
        var there = day.Sides.Where(s => s.State == SideState.Accepted).ToList();
        var (hosts, guests) = (there.FindAll(s => s.IsHost), there.FindAll(s => !s.IsHost));
        var scenarioIds = hosts.Select(h => h.ScenarioId).OfType<Guid>().ToArray();
        var scenarios = await db.Scenarios.AsNoTracking().Where(s => scenarioIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var bars = await BarsAsync(hosts, guests, scenarios, ct);
        return new(bars, fits is not null ? await FitsAsync(hosts, guests, fits, scenarios, bars, ct) : new Dictionary<(Guid, Guid), double>(), options.Value.Floor);
    }

    private async Task<Dictionary<(Guid Host, Guid Guest), string>> BarsAsync(
        List<Side> hosts, List<Side> guests, Dictionary<Guid, Scenario> scenarios, CancellationToken ct)
    {
        var everyone = hosts.Concat(guests).Select(s => s.OrganizationId).Distinct().ToArray();
        var away = await db.Organizations.Where(o => everyone.Contains(o.Id) && o.State != "verified").Select(o => o.Id).ToHashSetAsync(ct);
        var optedOut = await db.OptOuts.Where(o => o.OptedOut && everyone.Contains(o.OrganizationId)).Select(o => o.OrganizationId).ToHashSetAsync(ct);
        var blocks = await BlockedPairs.ReadAsync(db, everyone, ct);
        var aimed = await AimedScenarios.ReadAsync(db, ct);
        var bars = new Dictionary<(Guid, Guid), string>();
        foreach (var host in hosts)
        {
            foreach (var guest in guests)
            {
                var bar = (host, guest) switch
                {
                    _ when host.OrganizationId == guest.OrganizationId || Organization.KeyOf(host.OrganizationName) == Organization.KeyOf(guest.OrganizationName) => "event.pair-same",
                    _ when away.Contains(host.OrganizationId) || away.Contains(guest.OrganizationId) => "event.pair-suspended",
                    _ when optedOut.Contains(host.OrganizationId) || optedOut.Contains(guest.OrganizationId) => "event.pair-opted-out",
                    _ when blocks.Between(host.OrganizationId, guest.OrganizationId) => "event.pair-blocked",
                    _ when host.ScenarioId is { } id && (scenarios.GetValueOrDefault(id) is not { Listed: true } || !aimed.Admits(id, guest.OrganizationId)) => "event.pair-scenario",
                    _ => null,
                };
                if (bar is not null)
                {
                    bars.Add((host.Id, guest.Id), bar);
                }
            }
        }

        return bars;
    }

    private async Task<Dictionary<(Guid Host, Guid Guest), double>> FitsAsync(
        List<Side> hosts, List<Side> guests, Func<Side, Side, bool> asked, Dictionary<Guid, Scenario> scenarios, Dictionary<(Guid Host, Guid Guest), string> bars,
        CancellationToken ct)
    {
        await index.FilledAsync(ct);
        var companies = guests.Select(g => g.OrganizationId).ToArray();
        var profiles = (await db.Profiles.AsNoTracking().Where(p => p.State == ProfileState.Active && p.CompanyId != null && companies.Contains(p.CompanyId.Value)).ToListAsync(ct))
            .ToLookup(p => p.CompanyId!.Value, p => p.ToDocument());
        var fits = new Dictionary<(Guid, Guid), double>();
        foreach (var host in hosts)
        {
            var need = host.ScenarioId is { } id ? scenarios.GetValueOrDefault(id) is { Card: not null } scenario ? scenario.ToDocument() : null : null;
            foreach (var guest in guests.Where(g => asked(host, g) && !bars.ContainsKey((host.Id, g.Id))))
            {
                fits[(host.Id, guest.Id)] = host.Role == SideRole.Funder ? FunderFit
                    : need is null ? 0 : profiles[guest.OrganizationId].Select(profile => index.Engine.Judge(need, profile)).DefaultIfEmpty(0).Max();
            }

            ct.ThrowIfCancellationRequested();
        }

        return fits;
    }
}
