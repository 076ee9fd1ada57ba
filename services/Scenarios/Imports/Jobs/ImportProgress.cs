using Npgsql;

namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>
/// How far the work has come, written outside its transaction so that every replica can tell whoever watches. What the work reports is kept
/// here and written a few times a second.
/// </summary>
internal sealed class ImportProgress(NpgsqlDataSource database, Guid job) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _end = new();
    private volatile int _rows;
    private volatile ImportStage _stage = ImportStage.Reading;
    private Task _writing = Task.CompletedTask;

    /// <summary>How many rows have been read.</summary>
    public void Read(int rows) => _rows = rows;

    /// <summary>Which stage the work has reached.</summary>
    public void Reached(ImportStage stage) => _stage = stage;

    /// <summary>Begins an attempt and returns which one it is.</summary>
    public async Task<int> StartAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "UPDATE import_progress SET attempts = attempts + 1, stage = 'Reading', rows = 0, seq = seq + 1 WHERE job_id = $1 RETURNING attempts");
        command.Parameters.Add(new() { Value = job });
        var attempt = (int)(await command.ExecuteScalarAsync(ct))!;
        _writing = WriteAsync(_end.Token);
        return attempt;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Pause);
        var (written, at) = (0, ImportStage.Reading);
        while (await timer.WaitForNextTickAsync(ct))
        {
            var (rows, stage) = (_rows, _stage);
            if ((rows, stage) != (written, at))
            {
                await using var command = database.CreateCommand("UPDATE import_progress SET stage = $2, rows = $3, seq = seq + 1 WHERE job_id = $1");
                foreach (var value in new object[] { job, stage.ToString(), rows })
                {
                    command.Parameters.Add(new() { Value = value });
                }

                await command.ExecuteNonQueryAsync(ct);
                (written, at) = (rows, stage);
            }
        }
    }
}
