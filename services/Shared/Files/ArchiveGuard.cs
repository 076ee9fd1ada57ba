using System.Buffers;
using System.IO.Compression;

namespace ScenarioHub.Files;

/// <summary>
/// Unpacks an archive once into nothing, counting: the sizes that an archive states can lie, and a bomb must be known before anything
/// holds it in memory or a reader unpacks it on a disk.
/// </summary>
public static class ArchiveGuard
{
    /// <summary>Refuses a bomb, a broken or locked archive, and entries that would leave the folder they are unpacked into; returns the entries' names.</summary>
    public static IReadOnlyList<string> Check(Stream file, ArchiveLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > limits.Entries)
            {
                throw new ArchiveException("entries", limits.Entries);
            }

            var left = limits.InflatedBytes;
            foreach (var entry in archive.Entries)
            {
                if (entry.IsEncrypted)
                {
                    throw new ArchiveException("encrypted");
                }

                if (LeavesItsFolder(entry.FullName))
                {
                    throw new ArchiveException("path");
                }

                left = Count(entry, left, limits);
            }

            return [.. archive.Entries.Select(entry => entry.FullName)];
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or NotSupportedException or OverflowException or EndOfStreamException)
        {
            throw new ArchiveException("broken");
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static bool LeavesItsFolder(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':', StringComparison.Ordinal) || name.Split('/', '\\').Contains("..");

    private static long Count(ZipArchiveEntry entry, long left, ArchiveLimits limits)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            using var content = entry.Open();
            var before = left;
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    throw new ArchiveException("size", limits.InflatedBytes >> 20);
                }
            }

            var inflated = before - left;
            return inflated > ArchiveLimits.RatioFrom && inflated / limits.Ratio > entry.CompressedLength
                ? throw new ArchiveException("ratio", limits.Ratio)
                : left;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
