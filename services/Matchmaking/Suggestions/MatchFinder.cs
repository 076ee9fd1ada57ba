using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.ServiceDefaults.Telemetry;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>Asks the engine about what waits, each in a span that continues the trace of the change that called for it.</summary>
public sealed partial class MatchFinder(MatchmakingDb db, MatchingIndex index, TimeProvider clock, ILogger<MatchFinder> log)
{
    /// <summary>More than are suggested, because some fall to the limits or are there already.</summary>
    private const int Depth = 20;

    /// <summary>For a scenario some more are looked at, so that many profiles of one company or of one kind leave room for others.</summary>
    private const int Choice = 30;

    private static readonly Histogram<double> MatchTime =
        HubTelemetry.Meter.CreateHistogram<double>("scenariohub.match.time", "s", "Time to find the counterparts of one scenario or profile.");

    /// <summary>The candidates of all this work. What fails is put back for later, and the rest goes on.</summary>
    public async Task<IReadOnlyList<Candidate>> FindAsync(IReadOnlyList<MatchingWork> work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var barred = await db.BarredAsync(ct);
        var aimed = await AimedScenarios.ReadAsync(db, ct);
        var apart = await KeptApart.ReadAsync(db, ct);
        var scenarios = await Subjects(db.Scenarios, work, WorkKind.Scenario).ToDictionaryAsync(s => s.Id, ct);
        var profiles = await Subjects(db.Profiles, work, WorkKind.Profile).ToDictionaryAsync(p => p.Id, ct);
        var found = new List<Candidate>();
        foreach (var item in work.DistinctBy(w => (w.Kind, w.Subject)))
        {
            using var span = HubTelemetry.Source.StartActivity($"match {item.Kind.ToString().ToLowerInvariant()}", ActivityKind.Internal, item.TraceParent);
            span?.SetTag("scenariohub.subject", item.Subject);
            var started = clock.GetTimestamp();
            try
            {
                found.AddRange(item.Kind switch
                {
                    WorkKind.Scenario => OfScenario(scenarios.GetValueOrDefault(item.Subject), barred, aimed, apart, now),
                    WorkKind.Profile => OfProfile(profiles.GetValueOrDefault(item.Subject), barred, aimed, apart, now),
                });
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One text that the engine cannot take must not keep the others waiting.
                NotMatched(log, e, item.Kind, item.Subject);
                item.Failed(now);
            }

            MatchTime.Record(clock.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("kind", item.Kind.ToString()));
        }

        return found;
    }

    private IEnumerable<Candidate> OfScenario(Scenario? scenario, HashSet<Guid> barred, AimedScenarios aimed, KeptApart apart, DateTimeOffset now) =>
        scenario is null || !scenario.SeeksCompanies(now) || barred.Contains(scenario.OwnerId)
            ? []
            : Diversity
                .Pick(
                    index.Engine.FindCompanies(
                        scenario.ToDocument(), Choice, c => aimed.Admits(scenario.Id, c.CompanyId)
                            && (c.CompanyId is not { } id || (id != scenario.OwnerId && !barred.Contains(id) && !apart.Has(scenario.Id, scenario.OwnerId, id))), now.ToDay()),
                    why => why.Score, why => why.Gist, index.Engine.Weights.Variety, Depth)
                .Select(picked => new Candidate(scenario.Id, picked.Item.Id, picked.Item, picked.Merit));

    private IEnumerable<Candidate> OfProfile(CapabilityProfile? profile, HashSet<Guid> barred, AimedScenarios aimed, KeptApart apart, DateTimeOffset now) =>
        profile is not { State: ProfileState.Active } || (profile.CompanyId is { } company && barred.Contains(company))
            ? []
            : index.Engine
                .FindScenarios(profile.ToDocument(), Depth, s => s.OwnerId != profile.CompanyId && !barred.Contains(s.OwnerId)
                    && aimed.Admits(s.Id, profile.CompanyId) && !apart.Has(s.Id, s.OwnerId, profile.CompanyId), now.ToDay())
                .Select(why => new Candidate(why.Id, profile.Id, why, why.Score));

    private static IQueryable<T> Subjects<T>(IQueryable<T> all, IReadOnlyList<MatchingWork> work, WorkKind kind)
        where T : class
    {
        var ids = work.Where(w => w.Kind == kind).Select(w => w.Subject).Distinct().ToArray();
        return all.AsNoTracking().Where(subject => ids.Contains(EF.Property<Guid>(subject, "Id")));
    }

    [LoggerMessage(LogLevel.Error, "{Kind} {Subject} could not be matched and is tried again later")]
    private static partial void NotMatched(ILogger log, Exception exception, WorkKind kind, Guid subject);
}
