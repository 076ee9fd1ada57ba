using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>A scenario that a file brings.</summary>
public record ImportedRow(int Row, string NameHeading, ScenarioContent Content);

/// <summary>A file of scenarios, read whole: what it brings and everything that is wrong with it. No I/O but the file.</summary>
public record ScenarioFile(ImportFormat? Format, int Rows, IReadOnlyList<ImportedRow> Scenarios, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<string> PassedOver)
{
    /// <summary>Reads a file; <paramref name="rowRead"/> hears how many rows have been read.</summary>
    public static ScenarioFile Read(Stream file, string name, Action<int>? rowRead = null)
    {
        var problems = new List<ImportProblem>();
        var passedOver = new SortedSet<string>(StringComparer.Ordinal);
        var scenarios = new List<ImportedRow>();
        var (rows, length) = (0, 0);
        ImportFormat? format = null;
        try
        {
            format = ImportFormats.Detect(file, name);
            foreach (var raw in format == ImportFormat.Jsonl ? JsonLines.Read(file, problems) : Table(file, format.Value, problems))
            {
                rows++;
                rowRead?.Invoke(rows);
                length += raw.Cells.Sum(cell => cell.Text.Length);
                if (length > ImportLimits.TextLength)
                {
                    throw new ImportException("import.too-much-text", ImportLimits.TextLength);
                }

                passedOver.UnionWith(raw.Cells.Where(cell => cell.Column.IsPassedOver).Select(cell => cell.Heading));
                if (new RowReader(raw, problems).Scenario() is { } content)
                {
                    scenarios.Add(new(raw.Number, raw.Cells.First(cell => cell.Column.Name == "name").Heading, content));
                }
            }

            if (rows == 0 && problems.Count == 0)
            {
                problems.Add(new(null, null, "import.no-rows", null));
            }
        }
        catch (ImportException broken)
        {
            problems.Add(broken.Problem);
        }

        problems.AddRange(Repeated(scenarios));
        return new(format, rows, scenarios, [.. problems.OrderBy(p => p.Row ?? 0)], [.. passedOver]);
    }

    private static IEnumerable<RawRow> Table(Stream file, ImportFormat format, List<ImportProblem> problems)
    {
        HeaderRow? header = null;
        var dataRows = 0;
        foreach (var table in format == ImportFormat.Xlsx ? XlsxTable.Read(file) : CsvTable.Read(file))
        {
            if (table.Formulas.Count == 0 && Array.TrueForAll(table.Values, string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (header is null)
            {
                header = new(table.Number, table.Values, problems);
                if (problems.Exists(p => p.Code == "import.column-missing"))
                {
                    // The rows of a wrong table would only repeat what is wrong with it.
                    yield break;
                }
            }
            else if (header.Row(table, ++dataRows, problems) is { } row)
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<ImportProblem> Repeated(List<ImportedRow> scenarios) =>
        from same in scenarios.GroupBy(s => SearchText.Key(s.Content.Name))
        from again in same.Skip(1)
        select new ImportProblem(again.Row, again.NameHeading, "import.repeated", again.Content.Name, same.First().Row);
}
