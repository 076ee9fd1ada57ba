using System.Text;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>The formats that an import reads.</summary>
public enum ImportFormat
{
    /// <summary>Comma, semicolon or tab between the values.</summary>
    Csv,

    /// <summary>A workbook of Excel or WPS.</summary>
    Xlsx,

    /// <summary>One JSON object a line.</summary>
    Jsonl,
}

/// <summary>Finds out what a file really is: by its first bytes, then held against its name.</summary>
public static class ImportFormats
{
    /// <summary>The format, or an <see cref="ImportException"/> that says what the file is instead. The stream is left at its start.</summary>
    public static ImportFormat Detect(Stream file, string name)
    {
        var named = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" or ".txt" => ImportFormat.Csv,
            ".xlsx" => ImportFormat.Xlsx,
            ".jsonl" or ".ndjson" or ".json" => ImportFormat.Jsonl,
            ".xls" => throw new ImportException("import.old-excel"),
            var other => throw new ImportException("import.extension", other),
        };
        Span<byte> head = stackalloc byte[512];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        var found = Look(head);
        return found == named ? named : throw new ImportException($"import.not-{Word(named)}-but-{Word(found)}");
    }

    /// <summary>The word for a format in the API and in rule codes.</summary>
    public static string Word(ImportFormat format) => format.ToString().ToLowerInvariant();

    private static ImportFormat Look(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            throw new ImportException("import.empty");
        }

        if (head.StartsWith("PK\x03\x04"u8))
        {
            return ImportFormat.Xlsx;
        }

        if (head.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new ImportException("import.old-excel");
        }

        var unicode = head.StartsWith((byte[])[0xFF, 0xFE]) || head.StartsWith((byte[])[0xFE, 0xFF]);
        if (!unicode && head.ContainsAnyInRange((byte)0, (byte)8))
        {
            throw new ImportException("import.not-a-table");
        }

        var text = Encoding.Latin1.GetString(head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart();
        return text switch
        {
            ['[', ..] => throw new ImportException("import.json-array"),
            ['{', ..] => ImportFormat.Jsonl,
            ['<', ..] or ['%', 'P', 'D', 'F', ..] => throw new ImportException("import.not-a-table"),
            _ => ImportFormat.Csv,
        };
    }
}
