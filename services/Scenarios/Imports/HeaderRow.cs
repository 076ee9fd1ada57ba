using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>The headings of a table, understood.</summary>
public class HeaderRow
{
    private readonly int _row;
    private readonly (string Heading, ImportColumn? Column)[] _columns;

    /// <summary>Reads the headings; the unknown, the repeated and the missing go to <paramref name="problems"/> with what would be right.</summary>
    public HeaderRow(int row, IReadOnlyList<string> headings, List<ImportProblem> problems)
    {
        _row = row;
        _columns = [.. headings.Select(heading => (heading.Trim(), ImportColumn.Find(heading)))];
        foreach (var (heading, column) in _columns)
        {
            if (heading.Length > 0 && column is null)
            {
                problems.Add(Unknown(row, heading));
            }
        }

        foreach (var twice in _columns.Where(c => c.Column is not null).GroupBy(c => c.Column!).Where(same => same.Count() > 1))
        {
            problems.Add(new(row, twice.Last().Heading, "import.column-repeated", null, twice.First().Heading));
        }

        foreach (var missing in ImportColumn.Required.Where(needed => _columns.All(c => c.Column != needed)))
        {
            problems.Add(new(row, missing.Title(), "import.column-missing", null, missing.Title("zh-CN"), missing.Title("en"), missing.Name));
        }
    }


    /// <summary>A heading that nothing is known of, with the likeliest right one or else all.</summary>
    public static ImportProblem Unknown(int row, string heading) => ImportColumn.Nearest(heading) is { } nearest
        ? new(row, heading, "import.column-unknown-near", heading, nearest.Title())
        : new(row, heading, "import.column-unknown", heading, string.Join(" | ", ImportColumn.All.Where(c => c.IsInTemplate).Select(c => c.Title())));

    /// <summary>A row of values under these headings; nothing where all are empty.</summary>
    internal RawRow? Row(TableRow table, int dataRows, List<ImportProblem> problems)
    {
        var (number, values) = (table.Number, table.Values);
        var cells = new List<RawCell>();
        foreach (var (column, formula) in table.Formulas)
        {
            problems.Add(new(number, HeadingOf(column), "import.formula", Shorten(formula), CellAddress.Of(column, number)));
        }

        for (var i = 0; i < values.Length; i++)
        {
            var (heading, column) = i < _columns.Length ? _columns[i] : ("", null);
            ImportLimits.Check(dataRows, number, heading, values[i]);
            var text = Formula.Rearm(values[i].Trim());
            if (column is not null && Formula.IsMeant(text) && !table.Formulas.ContainsKey(i))
            {
                problems.Add(new(number, heading, "import.formula", Shorten(text), CellAddress.Of(i, number)));
            }

            if (text.Length > 0 && column is not null)
            {
                cells.Add(new(heading, column, text));
            }
            else if (text.Length > 0 && heading.Length == 0)
            {
                problems.Add(new(number, $"#{i + 1}", "import.no-heading", Shorten(text), i + 1, _row));
            }
        }

        return cells.Count == 0 ? null : new(number, cells);
    }

    private string HeadingOf(int column) => column < _columns.Length && _columns[column].Heading.Length > 0 ? _columns[column].Heading : CellAddress.Letters(column);

    /// <summary>A value short enough to be shown beside its error.</summary>
    public static string Shorten(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
