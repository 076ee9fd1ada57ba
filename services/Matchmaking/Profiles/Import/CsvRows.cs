namespace ScenarioHub.Matchmaking.Profiles.Import;

/// <summary>Reads CSV with a head. Cells that hold several entries separate them by <c>;</c>, <c>；</c>, <c>|</c> or <c>、</c>.</summary>
internal static class CsvRows
{
    private static readonly HashSet<string> Lists = ["products", "qualifications", "technologies", "policy_areas"];

    private static readonly char[] Separators = [';', '；', '|', '、'];

    public static List<ImportRow> Read(string text, List<RowError> errors)
    {
        var rows = new List<ImportRow>();
        string[]? head = null;
        foreach (var (line, record) in Csv.Records(text))
        {
            if (head is null)
            {
                head = Head(record, errors);
                if (head.Length != record.Count)
                {
                    return rows;
                }

                continue;
            }

            if (record.Count != head.Length)
            {
                errors.Add(new(line, null, "import.cells", [record.Count, head.Length]));
            }

            rows.Add(new(line, head.Zip(record).DistinctBy(c => c.First).ToDictionary(c => c.First, c => Texts(c.First, c.Second))));
        }

        return rows;
    }

    private static IReadOnlyList<string> Texts(string column, string cell) =>
        Lists.Contains(column) ? cell.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : string.IsNullOrWhiteSpace(cell) ? [] : [cell.Trim()];

    /// <summary>The columns; fewer than names where one is unknown or missing, which is an error.</summary>
    private static string[] Head(List<string> names, List<RowError> errors)
    {
        var head = names.Select(ImportColumns.Named).OfType<string>().ToArray();
        errors.AddRange(names.Where(name => ImportColumns.Named(name) is null)
            .Select(name => new RowError(1, name, "import.column-unknown", [name, ImportColumns.All])));
        string[] missing = [.. new[] { "id", "capability" }.Except(head)];
        errors.AddRange(missing.Select(column => new RowError(1, column, "import.column-missing", [column])));
        return missing is [] ? head : [];
    }
}
