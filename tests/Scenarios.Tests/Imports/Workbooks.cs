using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ScenarioHub.Scenarios.Tests.Imports;

/// <summary>Makes workbooks for tests, with shared strings as Excel writes them.</summary>
public static class Workbooks
{
    public static byte[] Of(params string[][] rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var strings = rows.SelectMany(row => row).Distinct().ToList();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new(strings.Select(s => new SharedStringItem(new DocumentFormat.OpenXml.Spreadsheet.Text(s))));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new(new SheetData(rows.Select((row, r) => new Row(row.Select((value, c) => (Value: value, Column: c)).Where(cell => cell.Value.Length > 0).Select(cell => new Cell
            {
                CellReference = $"{(char)('A' + cell.Column)}{r + 1}",
                DataType = CellValues.SharedString,
                CellValue = new CellValue(strings.IndexOf(cell.Value)),
            })) { RowIndex = (uint)r + 1 })));
            workbook.Workbook = new(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "场景" }));
        }

        return file.ToArray();
    }

    /// <summary>A workbook whose only sheet is this XML.</summary>
    public static byte[] Raw(string sheet)
    {
        using var file = new MemoryStream();
        file.Write(Of(["名称", "需求"]));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = archive.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal));
            using var content = part.Open();
            content.SetLength(0);
            content.Write(System.Text.Encoding.UTF8.GetBytes(sheet));
        }

        return file.ToArray();
    }
}
