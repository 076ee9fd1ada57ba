using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>
/// The matching engine of this replica, held in memory and fed by what the database has committed, whoever committed it. The database is
/// the truth; this is rebuilt from it at every start.
/// </summary>
public sealed class MatchingIndex(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _horizon = "0";

    /// <summary>Answers queries; safe to use while it is fed.</summary>
    public MatchingEngine Engine { get; } = new();

    /// <summary>Whether all that the database held at the start has been read.</summary>
    public bool IsFilled => _filled.Task.IsCompletedSuccessfully;

    /// <summary>Returns once the index is filled.</summary>
    public Task FilledAsync(CancellationToken ct) => _filled.Task.WaitAsync(ct);

    /// <summary>
    /// Reads what has been committed since the last reading. A row says in which transaction it changed; every transaction before the
    /// oldest one that ran at the last reading was seen whole then, so reading from there on misses none, however late it commits.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MatchmakingDb>();
            var next = await db.Database.SqlQuery<string>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS \"Value\"").SingleAsync(ct);
            await foreach (var profile in db.Profiles.FromSql($"SELECT * FROM profile WHERE changed_in >= {_horizon}::xid8").AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            {
                Take(profile);
            }

            await foreach (var scenario in db.Scenarios.FromSql($"SELECT * FROM scenario WHERE changed_in >= {_horizon}::xid8").AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            {
                Take(scenario);
            }

            _horizon = next;
            _filled.TrySetResult();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>What the engine says to one pair; nothing in common is a score of 0 without reasons.</summary>
    public async Task<Suggestion> ExplainAsync(Scenario scenario, CapabilityProfile profile, CancellationToken ct)
    {
        await FilledAsync(ct);
        return Engine.FindCompanies(scenario.ToDocument(), 1, company => company.Id == profile.Id) is [var found]
            ? found
            : new(profile.Id, 0, new([], [], [], []));
    }

    public void Dispose() => _reading.Dispose();

    private void Take(CapabilityProfile profile)
    {
        if (profile.State == ProfileState.Active)
        {
            Engine.Put(profile.ToDocument());
        }
        else
        {
            Engine.RemoveCompany(profile.Id);
        }
    }

    private void Take(Scenario scenario)
    {
        // Deadlines pass without a change of the row, so they are asked for where suggestions are written, not here.
        if (scenario.SeeksCompanies(DateTimeOffset.MinValue))
        {
            Engine.Put(scenario.ToDocument());
        }
        else
        {
            Engine.RemoveScenario(scenario.Id);
        }
    }
}
