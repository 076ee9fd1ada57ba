using Npgsql;

namespace ScenarioHub.Persistence.Migrations;

/// <summary>
/// Applies numbered SQL migrations, each once and in a transaction of its own, under an advisory lock, so that several runs at the same
/// time do the work once. Refuses a database whose applied migrations were changed or are unknown to this program.
/// </summary>
public static class MigrationRunner
{
    /// <summary>An arbitrary number that all versions of this program share.</summary>
    private const long Lock = 0x5363656E_48756201;

    /// <summary>Applies what is missing and returns the names applied.</summary>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string connectionString, IReadOnlyList<Migration> migrations, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({Lock})", ct);
        await ExecuteAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
            ct);
        var missing = Missing(await AppliedAsync(connection, ct), migrations);
        foreach (var migration in missing)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await ExecuteAsync(connection, migration.Sql, ct);
            await using var record = new NpgsqlCommand("INSERT INTO migration (name, checksum) VALUES ($1, $2)", connection)
            {
                Parameters = { new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return [.. missing.Select(m => m.Name)];
    }

    /// <summary>Throws <see cref="MigrationException"/> unless the database has exactly these migrations.</summary>
    public static async Task VerifyAsync(NpgsqlDataSource database, IReadOnlyList<Migration> migrations, CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var known = new NpgsqlCommand("SELECT to_regclass('migration') IS NOT NULL", connection);
        var applied = await known.ExecuteScalarAsync(ct) is true ? await AppliedAsync(connection, ct) : [];
        if (Missing(applied, migrations) is [var first, ..])
        {
            throw new MigrationException($"The database lacks migration {first.Name}. Run the migrations project against it first.");
        }
    }

    private static List<Migration> Missing(Dictionary<string, string> applied, IReadOnlyList<Migration> migrations)
    {
        var known = migrations.Select(m => m.Name).ToHashSet();
        if (applied.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new MigrationException($"The database has migration {unknown}, which this program does not know. Start the newer program.");
        }

        var changed = migrations.FirstOrDefault(m => applied.TryGetValue(m.Name, out var checksum) && checksum != m.Checksum);
        return changed is null
            ? [.. migrations.Where(m => !applied.ContainsKey(m.Name))]
            : throw new MigrationException($"Migration {changed.Name} was changed after it had been applied. Restore the file and add a new one.");
    }

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT name, checksum FROM migration", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(ct))
        {
            applied.Add(reader.GetString(0), reader.GetString(1));
        }

        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
