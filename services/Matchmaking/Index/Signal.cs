using Npgsql;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>Waits for <c>NOTIFY</c> on a channel, with a slow poll behind it. For one waiter; it holds a connection of its own.</summary>
internal sealed class Signal(NpgsqlDataSource database, string channel) : IAsyncDisposable
{
    /// <summary>A notification that was missed costs at most this.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private NpgsqlConnection? _connection;

    /// <summary>Returns when something was announced, or after the slow poll.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        if (_connection is null)
        {
            // What was written before LISTEN took hold has not been announced: look once before waiting.
            var connection = await database.OpenConnectionAsync(ct);
            await using var listen = new NpgsqlCommand($"LISTEN {channel}", connection);
            await listen.ExecuteNonQueryAsync(ct);
            _connection = connection;
            return;
        }

        try
        {
            await _connection.WaitAsync(Poll, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }
    }
}
