using System.Data;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>
/// Reads what the database has committed since a horizon, in one consistent reading. A row says in which transaction it changed; every
/// transaction before the oldest one that ran at the last reading was seen whole then, so reading from there on misses none, however late
/// it commits. Only the columns that the engine needs are read, row by row.
/// </summary>
internal static class IndexReading
{
    /// <summary>So many rows go to the engine at once; one by one they would be slower by far.</summary>
    private const int Batch = 8192;

    /// <summary>Feeds the engine and returns the horizon of the next reading. What cannot be read is told of and left out.</summary>
    public static async Task<string> FeedAsync(
        MatchingEngine engine, NpgsqlDataSource database, string horizon, Action<Guid, Exception> unread, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var next = await ScalarAsync<string>(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text", ct);
        await ProfilesAsync(engine, connection, horizon, unread, ct);
        await ScenariosAsync(engine, connection, horizon, unread, ct);
        return next;
    }

    /// <summary>How many profiles the index should hold.</summary>
    public static async Task<long> ActiveProfilesAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ScalarAsync<long>(connection, $"SELECT count(*) FROM profile WHERE state = '{nameof(ProfileState.Active)}'", ct);
    }

    /// <summary>The database's own name, and its oldest transaction that is not over.</summary>
    public static async Task<(Guid Database, ulong Horizon)> IdentityAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (
            await ScalarAsync<Guid>(connection, "SELECT id FROM matching_database", ct),
            ulong.Parse(await ScalarAsync<string>(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text", ct), null));
    }

    private static async Task ProfilesAsync(MatchingEngine engine, NpgsqlConnection connection, string horizon, Action<Guid, Exception> unread, CancellationToken ct)
    {
        await using var command = Since(connection, "SELECT id, version, state, company_id, company_name, content::text, updated_at FROM profile", horizon);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var batch = new List<CompanyDocument>();
        while (await rows.ReadAsync(ct))
        {
            if (rows.GetString(2) != nameof(ProfileState.Active))
            {
                engine.RemoveCompany(rows.GetGuid(0), rows.GetInt64(1));
                continue;
            }

            if (Of<ProfileContent>(rows, 5, unread) is { } content)
            {
                batch.Add(Documents.Of(
                    rows.GetGuid(0), rows.GetInt64(1), rows.IsDBNull(3) ? null : rows.GetGuid(3), rows.GetString(4), content, rows.GetFieldValue<DateTimeOffset>(6)));
            }

            if (batch.Count == Batch)
            {
                Put(batch, engine.PutAll, engine.Put, unread);
            }
        }

        Put(batch, engine.PutAll, engine.Put, unread);
    }

    private static async Task ScenariosAsync(MatchingEngine engine, NpgsqlConnection connection, string horizon, Action<Guid, Exception> unread, CancellationToken ct)
    {
        await using var command = Since(connection, "SELECT id, version, owner_id, listed, card::text FROM scenario", horizon);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var batch = new List<ScenarioDocument>();
        while (await rows.ReadAsync(ct))
        {
            var card = rows.IsDBNull(4) ? null : Of<ScenarioCard>(rows, 4, unread);

            // Deadlines pass without a change of the row, so they are asked for where suggestions are written, not here.
            if (!rows.GetBoolean(3) || card is null or { Kind: "offer" })
            {
                engine.RemoveScenario(rows.GetGuid(0), rows.GetInt64(1));
                continue;
            }

            batch.Add(Documents.Of(rows.GetGuid(0), rows.GetInt64(1), rows.GetGuid(2), card));
            if (batch.Count == Batch)
            {
                Put(batch, engine.PutAll, engine.Put, unread);
            }
        }

        Put(batch, engine.PutAll, engine.Put, unread);
    }

    private static T? Of<T>(NpgsqlDataReader rows, int column, Action<Guid, Exception> unread)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(rows.GetString(column), JsonColumn.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            unread(rows.GetGuid(0), e);
            return null;
        }
    }

    /// <summary>Puts a batch, and where one of it fails, all of it one by one.</summary>
    private static void Put<T>(List<T> batch, Action<IEnumerable<T>> all, Action<T> one, Action<Guid, Exception> unread)
        where T : IMatchable
    {
        try
        {
            all(batch);
        }
        catch (Exception)
        {
            // The engine does nothing but reckon: whatever it fails by is a document's fault.
            foreach (var document in batch)
            {
                PutOne(document, one, unread);
            }
        }

        batch.Clear();
    }

    private static void PutOne<T>(T document, Action<T> one, Action<Guid, Exception> unread)
        where T : IMatchable
    {
        try
        {
            one(document);
        }
        catch (Exception e)
        {
            unread(document.Id, e);
        }
    }

    private static NpgsqlCommand Since(NpgsqlConnection connection, string select, string horizon) =>
        new($"{select} WHERE changed_in >= $1::text::xid8", connection) { Parameters = { new() { Value = horizon } } };

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }
}
