using System.Security.Cryptography;
using Npgsql;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Log;

/// <summary>
/// Signs receipts and tree heads (ES256). The key is made once and kept in the database under the master key, so that every replica signs with the same one; a new master
/// key brings a new signing key, and the old public halves stay published.
/// </summary>
public sealed class LogSigner(NpgsqlDataSource database, MasterKey master) : IDisposable
{
    private readonly SemaphoreSlim _first = new(1, 1);
    private readonly Lock _signing = new();
    private (string Kid, ECDsa Key)? _current;

    /// <summary>The receipt, signed.</summary>
    public async Task<Receipt> SignAsync(Receipt receipt, CancellationToken ct)
    {
        var (kid, signature) = await SignAsync(receipt.Signed(), ct);
        return receipt with { Key = kid, Signature = signature };
    }

    /// <summary>The tree head, signed.</summary>
    public async Task<TreeHead> SignAsync(TreeHead head, CancellationToken ct)
    {
        var (kid, signature) = await SignAsync(head.Signed(), ct);
        return head with { Key = kid, Signature = signature };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _current?.Key.Dispose();
        _first.Dispose();
    }

    private async Task<(string Kid, string Signature)> SignAsync(byte[] data, CancellationToken ct)
    {
        var (kid, key) = _current ?? await LoadAsync(ct);

        // A key object serves one thread at a time.
        lock (_signing)
        {
            return (kid, Convert.ToHexStringLower(key.SignData(data, HashAlgorithmName.SHA256)));
        }
    }

    private async Task<(string Kid, ECDsa Key)> LoadAsync(CancellationToken ct)
    {
        await _first.WaitAsync(ct);
        try
        {
            return _current ??= await FindAsync(ct);
        }
        finally
        {
            _first.Release();
        }
    }

    /// <summary>On a connection of its own: the key must be there even if the request that asks for it first is rolled back.</summary>
    private async Task<(string Kid, ECDsa Key)> FindAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var turn = new NpgsqlCommand("LOCK TABLE log_key IN SHARE ROW EXCLUSIVE MODE", connection);
        await turn.ExecuteNonQueryAsync(ct);
        await using var find = new NpgsqlCommand(
            "SELECT kid, public_key, private_key FROM log_key WHERE master_key = $1 ORDER BY created_at DESC LIMIT 1", connection)
        {
            Parameters = { new() { Value = master.Name } },
        };
        await using (var reader = await find.ExecuteReaderAsync(ct))
        {
            if (await reader.ReadAsync(ct))
            {
                var (kid, publicKey) = (reader.GetString(0), reader.GetFieldValue<byte[]>(1));
                return (kid, Curve.Signature(publicKey, master.UnwrapSigner(reader.GetFieldValue<byte[]>(2))));
            }
        }

        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var open = Curve.PublicOf(made);
        await using var keep = new NpgsqlCommand("INSERT INTO log_key (kid, public_key, private_key, master_key) VALUES ($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = LogKey.NameOf(open) },
                new() { Value = open },
                new() { Value = master.WrapSigner(Curve.PrivateOf(made)) },
                new() { Value = master.Name },
            },
        };
        await keep.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return (LogKey.NameOf(open), made);
    }
}
