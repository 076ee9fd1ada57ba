using System.Text.Json;

namespace ScenarioHub.Matchmaking.Profiles.Import;

/// <summary>Reads JSON Lines: an object a line; empty lines count as lines and are skipped.</summary>
internal static class JsonLines
{
    public static List<ImportRow> Read(string text, List<RowError> errors)
    {
        var rows = new List<ImportRow>();
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace())
            {
                rows.Add(new(number, Cells(line.ToString(), number, errors)));
            }
        }

        return rows;
    }

    private static Dictionary<string, IReadOnlyList<string>> Cells(string line, int number, List<RowError> errors)
    {
        var cells = new Dictionary<string, IReadOnlyList<string>>();
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                errors.Add(new(number, null, "import.row-malformed", []));
                return cells;
            }

            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (ImportColumns.Named(property.Name) is not { } column)
                {
                    errors.Add(new(number, property.Name, "import.column-unknown", [property.Name, ImportColumns.All]));
                }
                else if (TextsOf(property.Value) is { } texts)
                {
                    cells[column] = texts;
                }
                else
                {
                    errors.Add(new(number, column, "import.value-malformed", [], property.Value.GetRawText()));
                }
            }
        }
        catch (JsonException)
        {
            errors.Add(new(number, null, "import.row-malformed", []));
        }

        return cells;
    }

    private static IReadOnlyList<string>? TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.String when value.GetString() is { } text => text.Length == 0 ? [] : [text],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(v => v.GetString()!)],
        _ => null,
    };
}
