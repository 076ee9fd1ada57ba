using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Files;

/// <summary>
/// Keeps files by their content on a disk that all replicas share. A file arrives under a name of its own, is hashed while it is written,
/// looked at, scanned, brought to the disk and only then renamed to its address, so that an address always holds a whole and harmless file.
/// </summary>
public sealed class FileStore(FileSettings settings, IVirusScan scan)
{
    private readonly string _root = settings.Path ?? throw new InvalidOperationException("The setting 'Files:Path' is missing.");

    /// <summary>The folder of files that are still arriving.</summary>
    public string Incoming => Path.Combine(_root, "incoming");

    /// <summary>Takes an attachment: one of <see cref="FileType.All"/>, whose ending agrees with what it is.</summary>
    public Task<StoredFile> TakeAsync(Stream content, string? name, CancellationToken ct) =>
        TakeAsync(content, FileNames.Clean(name), (file, clean) => FileSniffer.Detect(file, clean).MediaType, ct);

    /// <summary>Takes a file that <paramref name="look"/> lets pass; it returns the media type or throws.</summary>
    public async Task<StoredFile> TakeAsync(Stream content, string name, Func<Stream, string, string> look, CancellationToken ct)
    {
        Directory.CreateDirectory(Incoming);
        var arriving = Path.Combine(Incoming, Guid.NewGuid().ToString("n"));
        try
        {
            await using var file = new FileStream(arriving, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
            var (sha256, length) = await CopyAsync(content, file, ct);
            file.Position = 0;
            var mediaType = look(file, name);
            file.Position = 0;
            var scanned = await scan.ScanAsync(file, ct);
            file.Flush(flushToDisk: true);
            var address = AddressOf(sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(address)!);
            File.Move(arriving, address, overwrite: true);
            return new(sha256, length, name, mediaType, scanned);
        }
        catch (IOException e) when (IsFull(e))
        {
            throw NoSpace();
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Opens a file for reading, or nothing where there is none.</summary>
    public FileStream? Open(string sha256) => PathOf(sha256) is { } path
        ? new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan) : null;

    /// <summary>Where a file lies, or nothing where there is none.</summary>
    public string? PathOf(string sha256) => AddressOf(sha256) is var path && File.Exists(path) ? path : null;

    private string AddressOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(Path.GetFullPath(_root), sha256[..2], sha256)
        : throw new ArgumentException("Not a SHA-256.", nameof(sha256));

    private async Task<(string Sha256, long Length)> CopyAsync(Stream content, FileStream file, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            var length = 0L;
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                length += read;
                if (length > settings.MaxBytes)
                {
                    throw new RuleException("file.too-large", settings.MaxMegabytes) { Status = StatusCodes.Status413PayloadTooLarge };
                }

                if (new DriveInfo(_root).AvailableFreeSpace < settings.ReserveMegabytes * 1024 * 1024)
                {
                    throw NoSpace();
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>ENOSPC and EDQUOT as the runtime passes them on.</summary>
    private static bool IsFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 122 or 112;

    private static RuleException NoSpace() => new("file.no-space") { Status = StatusCodes.Status507InsufficientStorage };
}
