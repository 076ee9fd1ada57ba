using System.IO.Compression;
using System.Text;

namespace ScenarioHub.Files.Tests;

/// <summary>Small files of every kind.</summary>
internal static class Some
{
    public static readonly byte[] Pdf = "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\nendobj\ntrailer\n%%EOF"u8.ToArray();
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    public static byte[] Office(string kind, params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="{kind}"/></Types>""")),
        .. more,
    ]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }
}
