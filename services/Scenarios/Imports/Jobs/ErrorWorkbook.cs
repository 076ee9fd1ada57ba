using System.Globalization;
using ScenarioHub.Scenarios.Spreadsheets;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>
/// The rows of a refused file as a workbook, each in its own place: bad cells coloured and with a remark that says what would be right, and a
/// second sheet that lists them all. It can be mended and handed in again as it is.
/// </summary>
internal static class ErrorWorkbook
{
    /// <summary>Writes it to a temporary file that is gone once it is closed.</summary>
    public static Stream Write(Stream content, ImportJob job, string folder, ProblemTexts texts)
    {
        var file = new FileStream(
            Path.Combine(folder, Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        using (var workbook = new XlsxWriter(file))
        {
            // A line of JSON has its headings in a row above that the file itself does not have.
            var above = job.Format == "jsonl" ? 1 : 0;
            var byRow = job.Problems.Where(p => p.Row is not null).ToLookup(p => p.Row!.Value + above);
            var notes = new List<CellNote>();
            workbook.Begin(ImportTexts.Of("template.sheet"), notes: true, Enumerable.Repeat(24, 30));
            foreach (var (row, headings) in Rows(content, job))
            {
                var wrong = byRow[row.Number].GroupBy(p => Math.Max(0, Array.FindIndex(headings, h => h == p.Column || CellAddress.Letters(Array.IndexOf(headings, h)) == p.Column)))
                    .ToDictionary(cell => cell.Key, cell => string.Join('\n', cell.Select(p => texts.Of(p.Code, p.Arguments))));
                notes.AddRange(wrong.Select(cell => new CellNote(cell.Key, row.Number, cell.Value)));
                var values = row.Values.Select((value, i) => row.Formulas.GetValueOrDefault(i, value)).ToArray();
                workbook.Row(row.Number, Padded(values, wrong), column =>
                    wrong.ContainsKey(column) ? CellStyle.Wrong : ReferenceEquals(row.Values, headings) ? CellStyle.Heading : CellStyle.Plain);
            }

            workbook.End(notes);
            workbook.Begin(ImportTexts.Of("errors.sheet"), notes: false, 8, 22, 60, 40, 28);
            workbook.Row(1, [.. new[] { "row", "column", "message", "value", "code" }.Select(key => ImportTexts.Of($"errors.{key}"))], _ => CellStyle.Heading);
            foreach (var (problem, i) in job.Problems.Select((problem, i) => (problem, i)))
            {
                workbook.Row(i + 2, [problem.Row?.ToString(CultureInfo.InvariantCulture), problem.Column, texts.Of(problem.Code, problem.Arguments), problem.Value, problem.Code]);
            }

            workbook.End();
        }

        file.Position = 0;
        return file;
    }

    private static string[] Padded(string[] values, Dictionary<int, string> wrong) =>
        wrong.Count == 0 || wrong.Keys.Max() < values.Length ? values : [.. values, .. Enumerable.Repeat("", wrong.Keys.Max() + 1 - values.Length)];

    /// <summary>The rows as far as the file can be read, each with the headings above it.</summary>
    private static IEnumerable<(TableRow Row, string[] Headings)> Rows(Stream content, ImportJob job)
    {
        string[]? headings = null;
        using var rows = Table(content, job).GetEnumerator();
        while (Next(rows))
        {
            var row = rows.Current;
            headings ??= Array.Exists(row.Values, value => !string.IsNullOrWhiteSpace(value)) ? row.Values : null;
            yield return (row, headings ?? []);
        }
    }

    private static bool Next(IEnumerator<TableRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (ImportException)
        {
            // Beyond this the file cannot be read; the second sheet says why.
            return false;
        }
    }

    private static IEnumerable<TableRow> Table(Stream content, ImportJob job) => job.Format switch
    {
        "xlsx" => XlsxTable.Read(content),
        "csv" => CsvTable.Read(content),
        "jsonl" => JsonLines.Table(content),
        _ => [],
    };
}
