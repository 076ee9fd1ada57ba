using System.Collections.Concurrent;
using Npgsql;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>
/// Keeps the index of this replica true: reads it from the database, then listens. PostgreSQL delivers notifications in the order of the
/// commits and never before them, so what was heard can be read; where the line breaks, everything is read anew.
/// </summary>
internal sealed partial class CatalogueKeeper(NpgsqlDataSource database, CatalogueIndex index, TimeProvider clock, ILogger<CatalogueKeeper> log)
    : BackgroundService
{
    private const string Channel = "catalogue";
    private const string MarkPrefix = "mark:";
    private const int Batch = 2000;

    /// <summary>More changes than this at once are quicker read with everything else than one by one.</summary>
    private const int Bulk = 20_000;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _marks = new();
    private readonly List<string> _heard = [];

    /// <summary>
    /// Returns once this replica knows everything that was committed before the call; whoever publishes sees it at once. Gives up after
    /// five seconds, for the change is made either way.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        var mark = MarkPrefix + Guid.NewGuid();
        var reached = _marks.GetOrAdd(mark, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await using var notify = database.CreateCommand("SELECT pg_notify($1, $2)");
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = mark });
            await notify.ExecuteNonQueryAsync(ct);
            await Task.WhenAny(reached.Task, Task.Delay(Patience, clock, ct));
        }
        finally
        {
            _marks.TryRemove(mark, out _);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Until it hears again, the index answers for a few seconds more and then says that it is behind.
                log.Stumbled(nameof(CatalogueKeeper), e);
                await Task.Delay(Beat, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var line = await database.OpenConnectionAsync(ct);
        _heard.Clear();
        line.Notification += (_, note) => _heard.Add(note.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", line))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        // What changes while this is read has been announced on the line by then and is read once more.
        await LoadAsync(ct);
        await using var beat = new NpgsqlCommand("SELECT 1", line);
        while (true)
        {
            // Waiting ends with the first announcement; the beat proves that the line is open and brings along all that came with it, so that
            // a list of a thousand is read in one go and not in a thousand.
            await line.WaitAsync(Beat, ct);
            await beat.ExecuteNonQueryAsync(ct);
            await TakeInAsync(ct);
            index.Hear();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var fresh = new ScenarioIndex();
        var batch = new List<IndexedRow>();
        var all = ScenarioRows.AllAsync(database, Unread, ct);
        await foreach (var row in all)
        {
            batch.Add(row);
            if (batch.Count == Batch * 10)
            {
                fresh.Add(batch);
                batch.Clear();
            }
        }

        fresh.Add(batch);
        index.Become(fresh);
        Loaded(log, fresh.Slots);
    }

    private async Task TakeInAsync(CancellationToken ct)
    {
        string[] heard = [.. _heard.Distinct()];
        _heard.Clear();
        Guid[] ids = [.. heard.Select(payload => Guid.TryParse(payload, out var id) ? id : (Guid?)null).OfType<Guid>()];
        if (ids.Length > Bulk)
        {
            await LoadAsync(ct);
            ids = [];
        }

        foreach (var changed in ids.Chunk(Batch))
        {
            var rows = await ScenarioRows.OfAsync(database, changed, Unread, ct);
            index.Write(index =>
            {
                foreach (var id in changed)
                {
                    index.Remove(id);
                }

                index.Add(rows);
            });
            index.Hear();
        }

        foreach (var mark in heard.Where(payload => payload.StartsWith(MarkPrefix, StringComparison.Ordinal)))
        {
            if (_marks.TryGetValue(mark, out var reached))
            {
                reached.TrySetResult();
            }
        }

        if (index.IsWorn)
        {
            await LoadAsync(ct);
        }
    }

    [LoggerMessage(LogLevel.Information, "The catalogue's index holds {Count} scenarios")]
    private static partial void Loaded(ILogger log, int count);

    /// <summary>One scenario that this program cannot read, such as one with a word of a newer version, is missing from the catalogue; the others are in it.</summary>
    private void Unread(Guid id, Exception e) => NotRead(log, e, id);

    [LoggerMessage(LogLevel.Error, "Scenario {Scenario} cannot be read and is missing from the catalogue's index")]
    private static partial void NotRead(ILogger log, Exception e, Guid scenario);
}
