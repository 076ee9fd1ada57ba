using System.Data;
using System.Security.Cryptography;
using Npgsql;

namespace ScenarioHub.Persistence.Audit;

/// <summary>What verifying a chain found.</summary>
/// <param name="Sealed">How many positions the chain has.</param>
/// <param name="Digest">The digest of its end.</param>
/// <param name="Signed">Whether its end is signed with the key at hand.</param>
/// <param name="Waiting">How many entries wait for their seal.</param>
/// <param name="Findings">What is wrong, in words that name the entry; at most <see cref="AuditVerifier.MostFindings"/>.</param>
public record AuditReport(long Sealed, byte[] Digest, bool Signed, long Waiting, IReadOnlyList<string> Findings);

/// <summary>Walks a service's audit chain from its first position to its end and names every entry that is not as it was sealed.</summary>
public static class AuditVerifier
{
    /// <summary>Nobody reads more.</summary>
    public const int MostFindings = 100;

    /// <summary>Verifies in one snapshot; reads, and changes nothing.</summary>
    public static async Task<AuditReport> VerifyAsync(NpgsqlDataSource database, AuditKey key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var findings = new List<string>();
        var (end, digest, signed) = await WalkAsync(connection, key, findings, ct);
        await AskAsync("SELECT seq FROM audit a WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.seq = a.seq)"
            + $" AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.seq = a.seq) ORDER BY seq LIMIT {MostFindings}", "entry {0} was never sealed: it was slipped in");
        await AskAsync("SELECT seq FROM audit_pending p WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.seq = p.seq)"
            + $" ORDER BY seq LIMIT {MostFindings}", "entry {0} was removed before it was sealed");
        await AskAsync($"SELECT position FROM audit_head WHERE position > {end} ORDER BY position LIMIT 1", "the chain was cut off: its end was signed at position {0}");
        await using var waiting = new NpgsqlCommand("SELECT count(*) FROM audit_pending", connection);
        return new(end, digest, signed, (long)(await waiting.ExecuteScalarAsync(ct))!, [.. findings.Take(MostFindings)]);

        async Task AskAsync(string sql, string words)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                findings.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, reader.GetInt64(0)));
            }
        }
    }

    private static async Task<(long End, byte[] Digest, bool Signed)> WalkAsync(
        NpgsqlConnection connection, AuditKey key, List<string> findings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT s.position, s.seq, s.content, s.digest, a.seq IS NOT NULL, {AuditChain.Canonical}, h.digest, h.key, h.signature
            FROM audit_seal s LEFT JOIN audit a ON a.seq = s.seq LEFT JOIN audit_head h ON h.position = s.position ORDER BY s.position
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (end, digest, signed) = (0L, AuditChain.Genesis, false);
        while (await reader.ReadAsync(ct) && findings.Count < MostFindings)
        {
            var (position, seq) = (reader.GetInt64(0), reader.GetInt64(1));
            var (content, sealedDigest) = (reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3));
            if (position != end + 1)
            {
                findings.Add($"the seals of positions {end + 1} to {position - 1} were removed");
            }
            else if (!AuditChain.Next(digest, content).AsSpan().SequenceEqual(sealedDigest))
            {
                findings.Add($"the seal of entry {seq} at position {position} was changed");
            }

            if (!reader.GetBoolean(4))
            {
                findings.Add($"entry {seq} was removed");
            }
            else if (!AuditChain.Content(reader.GetString(5)).AsSpan().SequenceEqual(content))
            {
                findings.Add($"entry {seq} was changed: it now reads {reader.GetString(5)}");
            }

            // The end goes on from what is stored, so that one wrong seal is named once.
            (end, digest) = (position, sealedDigest);
            signed = !reader.IsDBNull(6) && IsSigned(reader, key, position, sealedDigest, findings);
        }

        return (end, digest, signed);
    }

    private static bool IsSigned(NpgsqlDataReader reader, AuditKey key, long position, byte[] digest, List<string> findings)
    {
        if (reader.IsDBNull(7) || key.Name is null || reader.GetString(7) != key.Name)
        {
            return false;
        }

        var sound = reader.GetFieldValue<byte[]>(6).AsSpan().SequenceEqual(digest)
            && !reader.IsDBNull(8) && CryptographicOperations.FixedTimeEquals(reader.GetFieldValue<byte[]>(8), key.Sign(position, digest));
        if (!sound)
        {
            findings.Add($"the signed end at position {position} does not fit the chain: it was rewritten before");
        }

        return sound;
    }
}
