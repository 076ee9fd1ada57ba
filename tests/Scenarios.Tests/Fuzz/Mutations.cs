using System.IO.Compression;
using System.Text;

namespace ScenarioHub.Scenarios.Tests.Fuzz;

/// <summary>Damages files in ways that disks, networks, programs and people with bad intent do. The same seed does the same damage.</summary>
public static class Mutations
{
    private static readonly string[] Nasty =
    [
        "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\0", "\u202E", "\uFFFF", "\uD800", "]]>", "<!--", "&lt;", "&#0;", "&x;", "<![CDATA[", "99999999999999999999", "-1", "1e400", "NaN",
        "'", "\"", "\"\"\"", ",", ";", "\t", "\r", "\n", "{", "}", "[", "\\u0000", "\\ud800", "null", "true", "9999-99-99", "2026-02-30", new string('长', 3000), new string('[', 600),
    ];

    private static readonly (string From, string To)[] Xml =
    [
        ("r=\"A", "r=\"ZZZZZ"), ("r=\"2\"", "r=\"0\""), ("r=\"2\"", "r=\"-5\""), ("r=\"3\"", "r=\"4294967297\""), ("t=\"inlineStr\"", "t=\"s\""), ("t=\"s\"", "t=\"e\""), ("<v>", "<f>1+1</f><v>"),
        ("<t>", "<t>=HYPERLINK(\"http://a\")"), ("<sheetData>", "<sheetData><row r=\"1\"/>"), ("</row>", ""), ("<row", "<row r=\"1048577\" x"), ("<worksheet", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet"),
        ("r:id=", "id="), ("Target=\"", "Target=\"../../../../etc/"), ("Target=\"", "Target=\"/"), ("sheetId=\"1\"", "sheetId=\"1\" state=\"hidden\""), ("<is>", "<is><rPh>"), ("</sst>", ""), ("utf-8", "utf-16"),
    ];

    /// <summary>A damaged copy of a file of one of the formats.</summary>
    public static byte[] Of(byte[] file, string format, int seed)
    {
        var random = new Random(seed);
        var damaged = (format, random.Next(format == "xlsx" ? 6 : 5)) switch
        {
            (_, 0) => Flip(file, random),
            (_, 1) => file[..random.Next(file.Length)],
            (_, 2) => Splice(file, random),
            ("xlsx", 3) => Entries(file, random),
            ("xlsx", _) => Parts(file, random),
            _ => Words(file, random),
        };
        return random.Next(4) == 0 ? Flip(damaged, random) : damaged;
    }

    private static byte[] Flip(byte[] file, Random random)
    {
        var copy = file.ToArray();
        for (var i = random.Next(1, 30); i > 0 && copy.Length > 0; i--)
        {
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        }

        return copy;
    }

    private static byte[] Splice(byte[] file, Random random)
    {
        var (from, to, at) = (random.Next(file.Length), random.Next(file.Length), random.Next(file.Length));
        return [.. file[..at], .. file[Math.Min(from, to)..Math.Max(from, to)], .. file[at..]];
    }

    private static byte[] Words(byte[] file, Random random)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(file));
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            text.Insert(random.Next(text.Length), Nasty[random.Next(Nasty.Length)]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Drops, doubles, renames or blows up an entry of the archive.</summary>
    private static byte[] Entries(byte[] file, Random random) => Rebuilt(file, random, (name, content, act) => act switch
    {
        0 => [],
        1 => [(name, content), (name, content)],
        2 => [(random.Next(2) == 0 ? "../" + name : name.ToUpperInvariant(), content)],
        3 => [(name, [.. content, .. new byte[random.Next(12 * 1024 * 1024)]])],
        4 => [(name, content), ("xl/vbaProject.bin", content)],
        5 => [(name, content), ("xl/externalLinks/externalLink1.xml", content)],
        6 => [(name, content), .. Enumerable.Range(0, 600).Select(i => ($"a/{i}", Array.Empty<byte>()))],
        _ => [(name, Flip(content, random))],
    });

    /// <summary>Edits the XML of a part.</summary>
    private static byte[] Parts(byte[] file, Random random) => Rebuilt(file, random, (name, content, _) =>
    {
        var (from, to) = Xml[random.Next(Xml.Length)];
        var text = Encoding.UTF8.GetString(content);
        return random.Next(3) == 0
            ? [(name, Words(content.Length == 0 ? [32] : content, random))]
            : [(name, Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)))];
    });

    private static byte[] Rebuilt(byte[] file, Random random, Func<string, byte[], int, (string, byte[])[]> edit)
    {
        using var from = new ZipArchive(new MemoryStream(file));
        using var target = new MemoryStream();
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var hit = random.Next(from.Entries.Count);
            for (var i = 0; i < from.Entries.Count; i++)
            {
                using var content = new MemoryStream();
                using (var stream = from.Entries[i].Open())
                {
                    stream.CopyTo(content);
                }

                var bytes = content.ToArray();
                foreach (var (name, part) in i == hit ? edit(from.Entries[i].FullName, bytes, random.Next(8)) : [(from.Entries[i].FullName, bytes)])
                {
                    using var stream = to.CreateEntry(name, CompressionLevel.Fastest).Open();
                    stream.Write(part);
                }
            }
        }

        return target.ToArray();
    }
}
