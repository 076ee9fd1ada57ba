using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>PostgreSQL full text: a GIN index, <c>ts_rank</c>.</summary>
internal sealed class PostgresPeer(NpgsqlDataSource database) : IPeer
{
    public string Name => "PostgreSQL GIN";

    public double BuildSeconds { get; private set; }

    public async Task<Times?> TimeAsync(IReadOnlyList<CompanyDocument> profiles, IReadOnlyList<ScenarioDocument> needs)
    {
        await using var connection = await database.OpenConnectionAsync();
        var watch = Stopwatch.StartNew();
        await ExecuteAsync(connection, "CREATE UNLOGGED TABLE peer (id int PRIMARY KEY, words tsvector NOT NULL); CREATE UNLOGGED TABLE peer_text (id int, words text)");
        await using (var rows = await connection.BeginBinaryImportAsync("COPY peer_text FROM STDIN (FORMAT binary)"))
        {
            for (var i = 0; i < profiles.Count; i++)
            {
                await rows.StartRowAsync();
                await rows.WriteAsync(i, NpgsqlDbType.Integer);
                await rows.WriteAsync(PeerText.Of(profiles[i]), NpgsqlDbType.Text);
            }

            await rows.CompleteAsync();
        }

        await ExecuteAsync(
            connection,
            """
            SET maintenance_work_mem = '1GB';
            INSERT INTO peer SELECT id, array_to_tsvector(string_to_array(words, ' ')) FROM peer_text;
            CREATE INDEX peer_words ON peer USING gin (words);
            ANALYZE peer
            """);
        BuildSeconds = watch.Elapsed.TotalSeconds;
        var taken = new List<double>();
        foreach (var need in needs)
        {
            await using var query = new NpgsqlCommand(
                $"SELECT id FROM peer, CAST($1 AS tsquery) q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT {Asking.K}", connection);
            query.Parameters.Add(new() { Value = string.Join(" | ", PeerText.Of(need).Select(word => $"'{word}'")) });
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
