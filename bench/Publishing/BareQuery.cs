using Npgsql;

namespace ScenarioHub.Bench.Publishing;

/// <summary>The other peer: the rows of a page by one prepared statement, along an index for exactly its filter and its order; the index goes when it is disposed.</summary>
internal sealed class BareQuery : IAsyncDisposable
{
    private const string Public = "state IN ('Listed', 'Matched', 'Bidding', 'InDelivery', 'Accepted', 'Demonstrated')";

    private const string Page =
        $"""
        SELECT id, version, number, name, kind, category, state, owner_id, owner_name, field, left(need, 160), technologies, province, city, investment_yuan, deadline,
            first_of_kind, submitted_at, listed_at
        FROM scenario WHERE {Public} AND kind = $1 AND province = $2 ORDER BY listed_at DESC, number LIMIT 20
        """;

    private readonly NpgsqlDataSource _database;

    private BareQuery(NpgsqlDataSource database) => _database = database;

    /// <summary>Makes the index.</summary>
    public static async Task<BareQuery> StartAsync(Store store)
    {
        await ExecuteAsync(store.Database, "DROP INDEX IF EXISTS bench_page");
        await ExecuteAsync(store.Database, $"CREATE INDEX bench_page ON scenario (kind, province, listed_at DESC, number) WHERE {Public}");
        return new(store.Database);
    }

    /// <summary>Asks and reads all rows.</summary>
    public async Task AskAsync(string province)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Page, connection) { Parameters = { new() { Value = "Need" }, new() { Value = province } } };
        await command.PrepareAsync();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            rows.GetString(3);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await ExecuteAsync(_database, "DROP INDEX bench_page");

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
