using System.IO.Compression;
using System.Xml;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Files;

/// <summary>Finds out what a file really is by its first bytes and, in an archive, by its parts; then holds it against its name.</summary>
public static class FileSniffer
{
    private const string ContentTypes = "[Content_Types].xml";

    /// <summary>The kind, or a refusal by name. The stream is left at its start.</summary>
    public static FileType Detect(Stream file, string name)
    {
        Span<byte> head = stackalloc byte[16];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        var found = Look(head, file) ?? throw Refusal("file.type", FileType.AllEndings);
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return found.Endings.Contains(ending) ? found : throw Refusal("file.ending", ending, string.Join(" | ", found.Endings));
    }

    private static FileType? Look(ReadOnlySpan<byte> head, Stream file) => head switch
    {
        [] => throw Refusal("file.empty"),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileType.Pdf,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileType.Jpeg,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => FileType.Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileType.WebP,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => FileType.OldOffice,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => Archive(file),
        _ => null,
    };

    private static FileType Archive(Stream file)
    {
        try
        {
            var names = ArchiveGuard.Check(file, ArchiveLimits.Attachment);
            if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                throw Refusal("file.macros");
            }

            return names.Contains("OFD.xml") ? FileType.Ofd : names.Contains(ContentTypes) ? Office(file) : FileType.Zip;
        }
        catch (ArchiveException bad)
        {
            throw Refusal($"file.archive-{bad.Reason}", [.. bad.Arguments]);
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static FileType Office(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            using var part = archive.GetEntry(ContentTypes)!.Open();
            using var xml = XmlReader.Create(part, new() { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 4 * 1024 * 1024 });
            while (xml.ReadToFollowing("Override", "http://schemas.openxmlformats.org/package/2006/content-types"))
            {
                var type = xml.GetAttribute("ContentType") ?? "";
                if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                {
                    throw Refusal("file.macros");
                }

                if (Array.Find([FileType.Word, FileType.Sheet, FileType.Slides], known => type == known.MediaType + ".main+xml") is { } found)
                {
                    return found;
                }
            }

            return FileType.Zip;
        }
        catch (XmlException)
        {
            throw Refusal("file.archive-broken");
        }
    }

    internal static RuleException Refusal(string code, params object?[] arguments) =>
        new(code, arguments) { Status = Microsoft.AspNetCore.Http.StatusCodes.Status415UnsupportedMediaType };
}
