using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ScenarioHub.Persistence.Audit;

/// <summary>
/// Gives every committed entry of the audit trail its position in the chain, once a second. One replica at a time does it, under a lock that
/// no writer of entries ever waits for; entries that commit later than a higher number simply get a later position.
/// </summary>
public sealed class AuditSealer(NpgsqlDataSource database, AuditKey key, TimeProvider clock, ILogger<AuditSealer> log) : BackgroundService
{
    private const int Batch = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Seals one batch and returns how many entries it had; 0 where nothing waits or another replica is at it.</summary>
    public static async Task<int> SealAsync(NpgsqlDataSource database, AuditKey key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var turn = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(7310579430018879)", connection);
        if (await turn.ExecuteScalarAsync(ct) is not true)
        {
            return 0;
        }

        var waiting = await WaitingAsync(connection, ct);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var (position, digest) = await EndAsync(connection, ct);
        var contents = waiting.ConvertAll(w => AuditChain.Content(w.Canonical));
        var digests = new List<byte[]>(contents.Count);
        foreach (var content in contents)
        {
            digest = AuditChain.Next(digest, content);
            digests.Add(digest);
        }

        var end = position + waiting.Count;
        await using var seal = new NpgsqlCommand(
            """
            WITH sealed AS (
                INSERT INTO audit_seal (position, seq, content, digest)
                SELECT $1 + row_number() OVER (ORDER BY e.n), e.seq, e.content, e.digest
                FROM unnest($2::bigint[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS e (seq, content, digest, n)),
            head AS (INSERT INTO audit_head (position, digest, key, signature) VALUES ($5, $6, $7, $8))
            DELETE FROM audit_pending WHERE seq = ANY($2)
            """,
            connection);
        object?[] values = [position, waiting.Select(w => w.Seq).ToArray(), contents.ToArray(), digests.ToArray(), end, digest, key.Name, key.Sign(end, digest)];
        seal.Parameters.AddRange(values.Select((value, at) => new NpgsqlParameter
        {
            Value = value ?? DBNull.Value, NpgsqlDbType = at switch
            {
                0 or 4 => NpgsqlTypes.NpgsqlDbType.Bigint,
                1 => NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bigint,
                2 or 3 => NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bytea,
                6 => NpgsqlTypes.NpgsqlDbType.Text,
                _ => NpgsqlTypes.NpgsqlDbType.Bytea,
            },
        }).ToArray());
        await seal.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return waiting.Count;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SealAsync(database, key, stoppingToken) == Batch)
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(nameof(AuditSealer), e);
            }
        }
    }

    private static async Task<List<(long Seq, string Canonical)>> WaitingAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT a.seq, {AuditChain.Canonical} FROM audit_pending p JOIN audit a ON a.seq = p.seq ORDER BY p.seq LIMIT {Batch}", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var waiting = new List<(long, string)>();
        while (await reader.ReadAsync(ct))
        {
            waiting.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return waiting;
    }

    private static async Task<(long Position, byte[] Digest)> EndAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT position, digest FROM audit_seal ORDER BY position DESC LIMIT 1", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, AuditChain.Genesis);
    }
}
