using System.Text;
using System.Text.Json;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Reads one JSON object a line. Lists become lines of text, as they would stand in a cell.</summary>
internal static class JsonLines
{
    /// <summary>A line may hold a whole scenario, but not a whole file.</summary>
    private const int LongestLine = 200_000;

    public static IEnumerable<RawRow> Read(Stream file, List<ImportProblem> problems)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        var dataRows = 0;
        for (var number = 1; Next(reader) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            ImportLimits.Check(++dataRows, number, "", "");
            if (line.Length > LongestLine)
            {
                throw new ImportException(new ImportProblem(number, null, "import.cell-too-long", null, LongestLine, line.Length));
            }

            if (Parse(line, number, unknown, problems) is { } row)
            {
                yield return row;
            }
        }
    }

    private static string? Next(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException)
        {
            throw new ImportException("import.encoding-utf8");
        }
    }

    private static RawRow? Parse(string line, int number, HashSet<string> unknown, List<ImportProblem> problems)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new(number, [.. Cells(json.RootElement, number, unknown, problems)])
                : throw new JsonException();
        }
        catch (JsonException e)
        {
            problems.Add(new(number, null, "import.json", HeaderRow.Shorten(line), (e.BytePositionInLine ?? 0) + 1));
            return null;
        }
    }

    private static IEnumerable<RawCell> Cells(JsonElement row, int number, HashSet<string> unknown, List<ImportProblem> problems)
    {
        foreach (var property in row.EnumerateObject())
        {
            var text = Text(property.Value).Trim();
            ImportLimits.Check(0, number, property.Name, text);
            if (ImportColumn.Find(property.Name) is { } column)
            {
                if (text.Length > 0)
                {
                    yield return new(property.Name, column, text);
                }
            }
            else if (unknown.Add(property.Name))
            {
                problems.Add(HeaderRow.Unknown(number, property.Name));
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join('|', new[] { "name", "target", "unit", "method" }
            .Select(part => value.TryGetProperty(part, out var found) ? Text(found) : "")).TrimEnd('|'),
        _ => value.GetRawText(),
    };
}
