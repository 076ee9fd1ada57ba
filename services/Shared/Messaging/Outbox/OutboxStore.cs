using Npgsql;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>A stored fact as the relay reads it.</summary>
internal sealed record StoredFact(Guid Id, string Type, string Body, string? TraceParent);

/// <summary>Sends facts and says which ones it has sent.</summary>
internal delegate Task<Guid[]> Send(IReadOnlyList<StoredFact> facts, CancellationToken ct);

/// <summary>The relay's view of the outbox table.</summary>
internal sealed class OutboxStore(NpgsqlDataSource database)
{
    /// <summary>Facts sent longer ago than this are deleted.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>
    /// Takes up to <paramref name="limit"/> unsent facts in the order in which they were stored, but none of <paramref name="without"/>; returns how many.
    /// Rows that another replica holds are skipped. Those that <paramref name="send"/> says it has sent are marked, and none unless it succeeds.
    /// </summary>
    public Task<int> SendAsync(int limit, Guid[] without, Send send, CancellationToken ct) => SendAsync(
        "SELECT id, type, body::text, trace_parent FROM outbox WHERE sent_at IS NULL AND id <> ALL ($2) ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED",
        [limit, without], send, ct);

    /// <summary>The same for one fact, where it waits still.</summary>
    public Task<int> SendAsync(Guid fact, Send send, CancellationToken ct) => SendAsync(
        "SELECT id, type, body::text, trace_parent FROM outbox WHERE sent_at IS NULL AND id = $1 FOR UPDATE SKIP LOCKED", [fact], send, ct);

    /// <summary>How many facts wait, and the age of the oldest.</summary>
    public async Task<(long Waiting, TimeSpan Lag)> LagAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 FROM outbox WHERE sent_at IS NULL");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), TimeSpan.FromSeconds(reader.GetDouble(1)));
    }

    /// <summary>Deletes what was sent, received or answered long ago.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            DELETE FROM outbox WHERE sent_at < clock_timestamp() - $1;
            DELETE FROM inbox WHERE received_at < clock_timestamp() - 5 * $1;
            DELETE FROM idempotency WHERE created_at < clock_timestamp() - $1;
            """.Replace("$1", $"interval '{Kept.TotalDays} days'", StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<int> SendAsync(string sql, object[] values, Send send, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var facts = await TakeAsync(connection, sql, values, ct);
        if (facts.Count > 0)
        {
            var sent = await send(facts, ct);
            await using var mark = new NpgsqlCommand("UPDATE outbox SET sent_at = clock_timestamp() WHERE id = ANY($1)", connection)
            {
                Parameters = { new() { Value = sent } },
            };
            await mark.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return facts.Count;
    }

    private static async Task<List<StoredFact>> TakeAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand(sql, connection);
        take.Parameters.AddRange(Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
        await using var reader = await take.ExecuteReaderAsync(ct);
        var facts = new List<StoredFact>();
        while (await reader.ReadAsync(ct))
        {
            facts.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return facts;
    }
}
