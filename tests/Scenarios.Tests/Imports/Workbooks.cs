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
}
