using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellString = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Reads the first visible sheet of a workbook as a stream of rows.</summary>
internal static class XlsxTable
{
    public static IEnumerable<(int Row, string[] Values)> Read(Stream file)
    {
        WorkbookGuard.Check(file);
        using var document = Guarded(() => SpreadsheetDocument.Open(file, isEditable: false));
        var (shared, reader) = Guarded(() => Open(document));
        using (reader)
        {
            while (Guarded(reader.Read))
            {
                if (reader.ElementType == typeof(Row) && reader.IsStartElement)
                {
                    yield return Guarded(() => ReadRow(reader, shared));
                }
            }
        }
    }

    private static (List<string> Shared, OpenXmlReader Reader) Open(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart ?? throw new ImportException("import.zip-no-workbook");
        var sheet = workbook.Workbook.Descendants<Sheet>().FirstOrDefault(s => s.State is null || s.State == SheetStateValues.Visible)
            ?? throw new ImportException("import.zip-no-workbook");
        var shared = new List<string>();
        if (workbook.SharedStringTablePart is { } table)
        {
            using var strings = OpenXmlReader.Create(table);
            while (strings.Read())
            {
                if (strings.ElementType == typeof(SharedStringItem) && strings.IsStartElement)
                {
                    shared.Add(TextOf((SharedStringItem)strings.LoadCurrentElement()!));
                }
            }
        }

        return (shared, OpenXmlReader.Create((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!)));
    }

    private static (int Row, string[] Values) ReadRow(OpenXmlReader reader, List<string> shared)
    {
        var row = (Row)reader.LoadCurrentElement()!;
        var values = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : values.Count;
            if (column is < 0 or >= ImportLimits.Columns)
            {
                throw new ImportException("import.too-many-columns", ImportLimits.Columns);
            }

            while (values.Count <= column)
            {
                values.Add("");
            }

            values[column] = TextOf(cell, shared);
        }

        return ((int)(row.RowIndex?.Value ?? 0), [.. values]);
    }

    private static string TextOf(Cell cell, List<string> shared)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString)
        {
            return int.TryParse(value, out var index) && index >= 0 && index < shared.Count ? shared[index] : "";
        }

        return type == CellValues.InlineString ? cell.InlineString is { } inline ? TextOf(inline) : "" : type == CellValues.Boolean ? (value == "1" ? "true" : "false") : value;
    }

    /// <summary>The text without its reading aids (phonetic runs).</summary>
    private static string TextOf(OpenXmlElement rich) =>
        string.Concat(rich.Descendants<CellString>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    /// <summary>AB12 → 27.</summary>
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + (letter - 'A' + 1);
        }

        return column - 1;
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or ArgumentOutOfRangeException
            or KeyNotFoundException or FormatException)
        {
            throw new ImportException("import.xlsx-broken");
        }
    }
}
