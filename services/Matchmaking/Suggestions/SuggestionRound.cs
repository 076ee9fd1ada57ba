using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.ServiceDefaults.Telemetry;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>
/// One round of suggesting: takes a batch of work, finds counterparts, writes the new matches and forgets the work, all in one transaction.
/// Whatever ends it early leaves the work where it was.
/// </summary>
public sealed class SuggestionRound(MatchmakingDb db, MatchingIndex index, MatchFinder finder, IOptions<SuggestionOptions> options, TimeProvider clock)
{
    /// <summary>The pieces of work that the round has taken.</summary>
    public IReadOnlyList<MatchingWork> Taken { get; private set; } = [];

    /// <summary>Answers up to <paramref name="limit"/> pieces of work and returns how many there were.</summary>
    public async Task<int> RunAsync(int limit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var work = await db.Work.FromSql(
            $"""
            SELECT * FROM matching_work WHERE attempts < {MatchingWork.MostAttempts} AND not_before <= {clock.GetUtcNow()}
            ORDER BY seq LIMIT {limit} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        if (work.Count == 0)
        {
            return 0;
        }

        Taken = work;

        // Of two that appear at once, the later commit sees the earlier one here: no pair is missed between replicas.
        await index.CatchUpAsync(ct);
        var found = await finder.FindAsync(work, ct);
        using var span = StartSpan(work);
        await WriteAsync(found.Where(c => c.Why.Score >= options.Value.Floor), ct);
        db.Work.RemoveRange(work.Where(w => db.Entry(w).State == EntityState.Unchanged));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return work.Count;
    }

    /// <summary>Puts a piece of work back for later that failed for a fault of its own, and returns for how long.</summary>
    public async Task<TimeSpan> PutBackAsync(MatchingWork work, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        work.Failed(now);
        await db.Work.Where(w => w.Seq == work.Seq).ExecuteUpdateAsync(set => set.SetProperty(w => w.Attempts, work.Attempts).SetProperty(w => w.NotBefore, work.NotBefore), ct);
        return work.NotBefore - now;
    }

    private async Task WriteAsync(IEnumerable<Candidate> candidates, CancellationToken ct)
    {
        var ordered = candidates.OrderByDescending(c => c.Merit).ThenBy(c => c.ScenarioId).ThenBy(c => c.ProfileId).ToList();
        var (scenarioIds, profileIds) = (ordered.Select(c => c.ScenarioId).Distinct().ToArray(), ordered.Select(c => c.ProfileId).Distinct().ToArray());
        await db.TakePenAsync(ct);

        // What was said while the counterparts were looked for: it waited for the pen, or this does.
        var apart = await KeptApart.ReadAsync(db, ct);
        var now = clock.GetUtcNow();
        var scenarios = (await db.Scenarios.Where(s => scenarioIds.Contains(s.Id)).ToListAsync(ct)).Where(s => s.SeeksCompanies(now)).ToDictionary(s => s.Id);
        var profiles = await db.Profiles.Where(p => profileIds.Contains(p.Id) && p.State == ProfileState.Active).ToDictionaryAsync(p => p.Id, ct);
        var known = (await db.Matches.Where(m => scenarioIds.Contains(m.ScenarioId)).ToListAsync(ct)).ToDictionary(m => (m.ScenarioId, m.CompanyKey));
        var quota = await QuotaAsync(known.Values, profiles.Values, ct);
        var fresh = new List<Match>();
        foreach (var candidate in ordered)
        {
            if (!scenarios.TryGetValue(candidate.ScenarioId, out var scenario) || !profiles.TryGetValue(candidate.ProfileId, out var profile)
                || profile.CompanyKey == Companies.Organization.KeyOf(scenario.Card!.Owner.Name) || apart.Has(scenario.Id, scenario.OwnerId, profile.CompanyId))
            {
                continue;
            }

            if (known.TryGetValue((scenario.Id, profile.CompanyKey), out var match))
            {
                if ((!match.HasLapsed || quota.Take(scenario.Id, profile.CompanyKey)) && match.Renew(profile, candidate.Why))
                {
                    fresh.Add(match);
                }
            }
            else if (quota.Take(scenario.Id, profile.CompanyKey))
            {
                match = Match.Of(scenario, profile, candidate.Why, now);
                known.Add((scenario.Id, profile.CompanyKey), match);
                db.Matches.Add(match);
                fresh.Add(match);
            }
        }

        if (fresh.Count > 0)
        {
            db.Publish(new MatchesSuggested(fresh.Count, fresh[0].Scenario.Name, [.. fresh.Select(m => m.Id)], now));
        }
    }

    private async Task<Quota> QuotaAsync(IReadOnlyCollection<Match> known, IReadOnlyCollection<CapabilityProfile> profiles, CancellationToken ct)
    {
        var (quota, since) = (new Quota(options.Value), clock.GetUtcNow() - TimeSpan.FromDays(7));
        foreach (var scenario in known.GroupBy(m => m.ScenarioId))
        {
            quota.Count(scenario.Key, scenario.Select(m => m.State));
            quota.CountWeek(scenario.Key, scenario.Count(m => m.CreatedAt > since && m.Source == MatchSource.Engine));
        }

        var companies = profiles.Select(p => p.CompanyKey).Distinct().ToArray();
        var waiting = await db.Matches.Where(m => m.State == MatchState.InModeration && companies.Contains(m.CompanyKey))
            .GroupBy(m => m.CompanyKey).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var company in waiting)
        {
            quota.Count(company.Key, company.Count);
        }

        var lately = await db.Matches.Where(m => m.CreatedAt > since && m.Source == MatchSource.Engine && companies.Contains(m.CompanyKey))
            .GroupBy(m => m.CompanyKey).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var company in lately)
        {
            quota.CountWeek(company.Key, company.Count);
        }

        return quota;
    }

    /// <summary>Writing is one act for the whole batch: it continues the first trace and points to the others.</summary>
    private static Activity? StartSpan(List<MatchingWork> work)
    {
        var traces = work.Select(w => ActivityContext.TryParse(w.TraceParent, null, out var trace) ? trace : default)
            .Where(t => t != default).DistinctBy(t => t.TraceId).ToList();
        return HubTelemetry.Source.StartActivity(
            "suggest matches", ActivityKind.Internal, traces.FirstOrDefault(), links: traces.Skip(1).Select(t => new ActivityLink(t)));
    }
}
