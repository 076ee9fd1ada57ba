using Aspire.Hosting;
using Npgsql;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>Asks a PostgreSQL server by logging in, and makes databases on it.</summary>
internal static class PostgresHealth
{
    /// <summary>True when a login succeeds; a refused password is an error at once, because waiting does not help.</summary>
    public static async Task<bool> AskAsync(string connectionString, string secretFile, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled(connectionString));
            await connection.OpenAsync(ct);
            return true;
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new DistributedApplicationException(
                $"PostgreSQL refuses the password ({error.MessageText}). {secretFile} does not belong to these data; put the right one back, or move the data away.", error);
        }
        catch (NpgsqlException)
        {
            // Not listening yet, or still recovering.
            return false;
        }
    }

    public static async Task CreateDatabaseAsync(string serverConnectionString, string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Unpooled(serverConnectionString));
        await connection.OpenAsync(ct);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(ct) is not null)
        {
            return;
        }

        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(name);
        try
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {quoted}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another supervisor on the same outside server was quicker; the database is there, which is all we want.
            return;
        }
    }

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 }.ConnectionString;
}
