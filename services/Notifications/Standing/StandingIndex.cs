using Npgsql;
using ScenarioHub.Search;

namespace ScenarioHub.Notifications.Standing;

/// <summary>
/// The standing queries of this replica (持续检索). The table is the truth and the order of its ids is the order in which rows become visible, so the
/// index reads on from the last id it knows before every question: no replica ever answers from an older state than its database.
/// </summary>
public sealed partial class StandingIndex(NpgsqlDataSource database, ILogger<StandingIndex> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private QueryIndex _index = new();
    private long _last;

    /// <summary>The filters that the scenarios answer, with the places of those scenarios.</summary>
    public async Task<IReadOnlyList<QueryMatch>> MatchAsync(IReadOnlyList<WatchedScenario> scenarios, DateTimeOffset at, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await CatchUpAsync(ct);
            return [.. _index.Match(scenarios, at)];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Reads what was added. Where half of what it holds is gone from the table, it is built anew.</summary>
    private async Task CatchUpAsync(CancellationToken ct)
    {
        await using var count = database.CreateCommand("SELECT count(*) FROM standing_filter WHERE id <= $1");
        count.Parameters.Add(new() { Value = _last });
        if ((long)(await count.ExecuteScalarAsync(ct))! < _index.Count / 2)
        {
            (_index, _last) = (new(), 0);
        }

        await using var read = database.CreateCommand("SELECT id, filter FROM standing_filter WHERE id > $1 ORDER BY id");
        read.Parameters.Add(new() { Value = _last });
        await using var row = await read.ExecuteReaderAsync(ct);
        var before = _index.Count;
        while (await row.ReadAsync(ct))
        {
            _last = row.GetInt64(0);
            _index.Add(_last, row.GetString(1));
        }

        if (_index.Count > before)
        {
            Holds(log, _index.Count);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    [LoggerMessage(LogLevel.Debug, "{Count} standing queries are in the index")]
    private static partial void Holds(ILogger log, int count);
}
