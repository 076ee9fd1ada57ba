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

    /// <summary>Feeds the engine and returns the horizon of the next reading.</summary>
    public static async Task<string> FeedAsync(MatchingEngine engine, NpgsqlDataSource database, string horizon, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var next = await ScalarAsync<string>(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text", ct);
        await ProfilesAsync(engine, connection, horizon, ct);
        await ScenariosAsync(engine, connection, horizon, ct);
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

    private static async Task ProfilesAsync(MatchingEngine engine, NpgsqlConnection connection, string horizon, CancellationToken ct)
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

            var content = JsonSerializer.Deserialize<ProfileContent>(rows.GetString(5), JsonColumn.Options)!;
            batch.Add(Documents.Of(
                rows.GetGuid(0), rows.GetInt64(1), rows.IsDBNull(3) ? null : rows.GetGuid(3), rows.GetString(4), content, rows.GetFieldValue<DateTimeOffset>(6)));
            if (batch.Count == Batch)
            {
                engine.PutAll(batch);
                batch.Clear();
            }
        }

        engine.PutAll(batch);
    }

    private static async Task ScenariosAsync(MatchingEngine engine, NpgsqlConnection connection, string horizon, CancellationToken ct)
    {
        await using var command = Since(connection, "SELECT id, version, owner_id, listed, card::text FROM scenario", horizon);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var batch = new List<ScenarioDocument>();
        while (await rows.ReadAsync(ct))
        {
            var card = rows.IsDBNull(4) ? null : JsonSerializer.Deserialize<ScenarioCard>(rows.GetString(4), JsonColumn.Options);

            // Deadlines pass without a change of the row, so they are asked for where suggestions are written, not here.
            if (!rows.GetBoolean(3) || card is null or { Kind: "offer" })
            {
                engine.RemoveScenario(rows.GetGuid(0), rows.GetInt64(1));
                continue;
            }

            batch.Add(Documents.Of(rows.GetGuid(0), rows.GetInt64(1), rows.GetGuid(2), card));
            if (batch.Count == Batch)
            {
                engine.PutAll(batch);
                batch.Clear();
            }
        }

        engine.PutAll(batch);
    }

    private static NpgsqlCommand Since(NpgsqlConnection connection, string select, string horizon) =>
        new($"{select} WHERE changed_in >= $1::text::xid8", connection) { Parameters = { new() { Value = horizon } } };

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }
}
