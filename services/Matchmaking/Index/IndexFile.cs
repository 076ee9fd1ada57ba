using System.Security.Cryptography;
using System.Text;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>
/// The index on disk (索引快照), for a fast start: which database it was read from and up to where, the engine's image, and a SHA-256 over all
/// of it. It is written beside its name and renamed, so that a half-written one is never found under it.
/// </summary>
internal static class IndexFile
{
    private const string Mark = "scenariohub-index-1";

    public static async Task WriteAsync(string path, Guid database, string horizon, MatchingEngine engine, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():n}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
            {
                using var hash = SHA256.Create();
                await using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
                {
                    await using var buffered = new BufferedStream(hashed, 1 << 20);
                    await using (var head = new BinaryWriter(buffered, Encoding.UTF8, leaveOpen: true))
                    {
                        head.Write(Mark);
                        head.Write(database.ToByteArray());
                        head.Write(horizon);
                    }

                    engine.Save(buffered);
                    await buffered.FlushAsync(ct);
                    await hashed.FlushFinalBlockAsync(ct);
                }

                await file.WriteAsync(hash.Hash, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The engine and the horizon that a file holds.</summary>
    /// <param name="horizonNow">The database's oldest transaction that is not over; a file that is ahead of it was read before a restore.</param>
    /// <exception cref="InvalidDataException">The file is damaged, of another version, or of another database.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static async Task<(MatchingEngine Engine, string Horizon)> ReadAsync(
        string path, Guid database, ulong horizonNow, MatchingWeights weights, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 20);
        var length = file.Length - SHA256.HashSizeInBytes;
        await CheckAsync(file, length, ct);
        file.Position = 0;
        using var head = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        if (head.ReadString() != Mark || new Guid(head.ReadBytes(16)) != database)
        {
            throw new InvalidDataException("It is of another version or of another database.");
        }

        var horizon = head.ReadString();
        return ulong.Parse(horizon, null) <= horizonNow
            ? (MatchingEngine.Load(file, weights), horizon)
            : throw new InvalidDataException("It is ahead of the database, which must have been restored.");
    }

    private static async Task CheckAsync(FileStream file, long length, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (var left = length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var expected = new byte[SHA256.HashSizeInBytes];
        if (length < 0 || await file.ReadAtLeastAsync(expected, expected.Length, throwOnEndOfStream: false, ct) < expected.Length
            || !CryptographicOperations.FixedTimeEquals(expected, hash.GetHashAndReset()))
        {
            throw new InvalidDataException("It is damaged.");
        }
    }
}
