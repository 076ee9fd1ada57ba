using Npgsql;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>Listens for <c>NOTIFY outbox</c> on a connection of its own.</summary>
internal sealed class OutboxWake(NpgsqlDataSource database) : IAsyncDisposable
{
    /// <summary>The slow poll: a notification that was missed costs at most this.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private NpgsqlConnection? _connection;

    /// <summary>Returns when something was stored, or after the slow poll.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        if (_connection is null)
        {
            // What was stored before LISTEN took hold has not been announced: look once more before waiting.
            _connection = await ListenAsync(ct);
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

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        await using var listen = new NpgsqlCommand("LISTEN outbox", connection);
        await listen.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
