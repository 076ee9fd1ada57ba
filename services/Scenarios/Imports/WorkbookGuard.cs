using System.IO.Compression;
using System.Buffers;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>
/// Unpacks a workbook once into nothing, counting: the sizes that a ZIP archive states can lie, and a bomb must be known before the real
/// reader holds it in memory.
/// </summary>
internal static class WorkbookGuard
{
    public static void Check(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > ImportLimits.ZipEntries)
            {
                throw new ImportException("import.zip-bomb", ImportLimits.InflatedBytes >> 20);
            }

            if (archive.GetEntry("[Content_Types].xml") is null)
            {
                throw new ImportException("import.zip-no-workbook");
            }

            var left = ImportLimits.InflatedBytes;
            foreach (var entry in archive.Entries)
            {
                left = Count(entry, left);
            }
        }
        catch (InvalidDataException)
        {
            throw new ImportException("import.xlsx-broken");
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static long Count(ZipArchiveEntry entry, long left)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    throw new ImportException("import.zip-bomb", ImportLimits.InflatedBytes >> 20);
                }
            }

            return left;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
