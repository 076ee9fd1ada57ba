using Microsoft.Extensions.Options;
using Npgsql;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Learning;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>
/// The matching engine of this replica, held in memory and fed by what the database has committed, whoever committed it. The database is
/// the truth; at a start this comes from the file of an earlier one if that is sound, and from the database otherwise.
/// </summary>
public sealed partial class MatchingIndex(NpgsqlDataSource database, IOptions<IndexOptions> options, ILogger<MatchingIndex> log) : IDisposable
{
    private const string Beginning = "0";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile MatchingEngine _engine = new();
    private string _horizon = Beginning;
    private string? _written;

    /// <summary>Answers queries; safe to use while it is fed.</summary>
    public MatchingEngine Engine => _engine;

    /// <summary>Whether all that the database held at the start has been read.</summary>
    public bool IsFilled => _filled.Task.IsCompletedSuccessfully;

    /// <summary>Returns once the index is filled.</summary>
    public Task FilledAsync(CancellationToken ct) => _filled.Task.WaitAsync(ct);

    /// <summary>Reads what has been committed since the last reading, which weights are active, and which parks are partners.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            if (!IsFilled && options.Value.Path is { } path && _horizon == Beginning)
            {
                await BeginFromFileAsync(path, ct);
            }

            _horizon = await IndexReading.FeedAsync(_engine, database, _horizon, Unread, ct);
            if (!IsFilled && _written is not null && await IndexReading.ActiveProfilesAsync(database, ct) is var active && active != _engine.Companies)
            {
                // Between the two counts others may have written: then one start in many reads more than it had to.
                FileRefused(log, options.Value.Path!, $"It led to {_engine.Companies} profiles where the database has {active}.");
                _engine = new();
                _written = null;
                _horizon = await IndexReading.FeedAsync(_engine, database, Beginning, Unread, ct);
            }

            _engine.Use(await ActiveWeights.ReadAsync(database, ct));
            _engine.UsePartners(await PartnerParks.ReadAsync(database, ct));
            _filled.TrySetResult();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Writes the index to its file, if it has one and anything has changed since.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        // What is read after the horizon was noted may be in the file too: reading it once more changes nothing.
        var (engine, horizon) = (_engine, _horizon);
        if (options.Value.Path is { } path && horizon != _written)
        {
            var (identity, _) = await IndexReading.IdentityAsync(database, ct);
            await IndexFile.WriteAsync(path, identity, horizon, engine, ct);
            _written = horizon;
        }
    }

    /// <summary>What the engine says to one pair; nothing in common is a score of 0 without reasons.</summary>
    public async Task<Suggestion> ExplainAsync(Scenario scenario, CapabilityProfile profile, DateTimeOffset now, CancellationToken ct)
    {
        await FilledAsync(ct);
        return Engine.FindCompanies(scenario.ToDocument(), 1, company => company.Id == profile.Id, now.ToDay()) is [var found]
            ? found
            : new(profile.Id, 0, new([], [], [], []));
    }

    public void Dispose() => _reading.Dispose();

    private async Task BeginFromFileAsync(string path, CancellationToken ct)
    {
        try
        {
            var (identity, now) = await IndexReading.IdentityAsync(database, ct);
            (_engine, _horizon) = await IndexFile.ReadAsync(path, identity, now, new(), ct);
            _written = _horizon;
        }
        catch (FileNotFoundException)
        {
            // The first start of all.
        }
        catch (DirectoryNotFoundException)
        {
            // The same.
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            FileRefused(log, path, e.Message);
        }
    }

    /// <summary>One that this program cannot read, such as one with a word of a newer version, is not matched; the others are.</summary>
    private void Unread(Guid id, Exception e) => NotRead(log, e, id);

    [LoggerMessage(LogLevel.Error, "{Subject} cannot be read and is missing from the matching index")]
    private static partial void NotRead(ILogger log, Exception e, Guid subject);

    [LoggerMessage(LogLevel.Warning, "The index is read from the database, not from {Path}: {Reason}")]
    private static partial void FileRefused(ILogger log, string path, string reason);
}
