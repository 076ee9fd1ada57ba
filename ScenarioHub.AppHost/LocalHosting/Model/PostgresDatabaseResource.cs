using Npgsql;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One database on a PostgreSQL server (数据库); created when it is missing.</summary>
public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
    : Resource(name), IResourceWithConnectionString
{
    /// <summary>Its name on the server, which need not be the resource's name.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <summary>The server that holds it.</summary>
    public PostgresServerResource Parent { get; } = postgresParentResource;

    /// <inheritdoc />
    public async ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default)
    {
        var server = await Parent.GetConnectionStringAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(server) { Database = DatabaseName }.ConnectionString;
    }
}
