using System.Reflection;
using Npgsql;
using ScenarioHub.Persistence.Migrations;

namespace ScenarioHub.Testing;

/// <summary>A fresh database that is dropped when disposed.</summary>
public sealed class TestDatabase(string admin, string name) : IAsyncDisposable
{
    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 30 }.ConnectionString;

    /// <summary>Creates an empty database, or one with the migrations of <paramref name="service"/>.</summary>
    public static async Task<TestDatabase> CreateAsync(Assembly? service = null)
    {
        var servers = await TestServers.GetAsync();
        var database = await CreateOnAsync(servers.Postgres);
        if (service is not null)
        {
            await MigrationRunner.ApplyAsync(database.ConnectionString, Migration.For(service));
        }

        return database;
    }

    /// <summary>Creates an empty database on a server of the test's own, such as one of <see cref="RestartableServers"/>.</summary>
    public static async Task<TestDatabase> CreateOnAsync(string server)
    {
        var database = new TestDatabase(server, $"test_{Guid.NewGuid():n}");
        await database.AdminAsync($"CREATE DATABASE {database.Name}");
        return database;
    }

    private string Name { get; } = name;

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await AdminAsync($"DROP DATABASE {Name} WITH (FORCE)");

    private async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(admin) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
