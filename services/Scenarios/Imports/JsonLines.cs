using System.Text;
using System.Text.Json;
using ScenarioHub.Text;

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

    /// <summary>The same lines as a table, each under its own number plus one for the headings; a line that is no object stands in the first column.</summary>
    public static IEnumerable<TableRow> Table(Stream file)
    {
        var names = new List<string>();
        foreach (var properties in Objects(file))
        {
            names.AddRange(properties.Select(p => p.Name).Except(names).Take(ImportLimits.Columns - names.Count));
        }

        file.Position = 0;
        yield return new(1, [.. names]);
        var number = 1;
        foreach (var properties in Objects(file))
        {
            var values = properties.DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Text);
            yield return new(++number, [.. names.Select(name => values.GetValueOrDefault(name, ""))]);
        }
    }

    private static IEnumerable<(string Name, string Text)[]> Objects(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            yield return Properties(line);
        }
    }

    private static (string Name, string Text)[] Properties(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? [.. json.RootElement.EnumerateObject().Select(p => (p.Name, Text(p.Value)))] : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
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
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An invalid operation is half a character (\ud800 without its other half), which is noticed only when the text is taken.
            problems.Add(new(number, null, "import.json", HeaderRow.Shorten(line), ((e as JsonException)?.BytePositionInLine ?? 0) + 1));
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
                text = Formula.Rearm(text);
                if (Formula.IsMeant(text))
                {
                    problems.Add(new(number, property.Name, "import.formula", HeaderRow.Shorten(text), number));
                }
                else if (text.Length > 0)
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
