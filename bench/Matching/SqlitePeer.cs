using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>SQLite FTS5 with <c>bm25</c>, in memory.</summary>
internal sealed class SqlitePeer : IPeer
{
    public string Name => "SQLite FTS5";

    public double BuildSeconds { get; private set; }

    public async Task<Times?> TimeAsync(IReadOnlyList<CompanyDocument> profiles, IReadOnlyList<ScenarioDocument> needs)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var watch = Stopwatch.StartNew();
        await ExecuteAsync(connection, "CREATE VIRTUAL TABLE profile USING fts5(tokens, content='', detail=column)");
        await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
        {
            await using var insert = new SqliteCommand("INSERT INTO profile (rowid, tokens) VALUES ($id, $tokens)", connection, transaction);
            var (id, tokens) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$tokens", SqliteType.Text));
            for (var i = 0; i < profiles.Count; i++)
            {
                (id.Value, tokens.Value) = (i + 1, PeerText.Of(profiles[i]));
                await insert.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }

        await ExecuteAsync(connection, "INSERT INTO profile (profile) VALUES ('optimize')");
        BuildSeconds = watch.Elapsed.TotalSeconds;
        var taken = new List<double>();
        foreach (var need in needs)
        {
            await using var query = new SqliteCommand($"SELECT rowid FROM profile WHERE profile MATCH $words ORDER BY bm25(profile) LIMIT {Asking.K}", connection);
            query.Parameters.AddWithValue("$words", string.Join(" OR ", PeerText.Of(need).Select(word => $"\"{word}\"")));
            var start = Stopwatch.GetTimestamp();
            await using var rows = await query.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                // Reading is part of the answer.
            }

            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new(taken);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
