using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ScenarioHub.Scenarios.Scenarios;
using CellString = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>
/// The workbook that parks fill in, in the reader's language: a sheet with the columns, an example, drop-downs, and a note on each column
/// that shows when one of its cells is chosen; a second sheet that explains them all; and a third with the words that the reference tables
/// know. A template for one kind leaves out the columns that the kind has no use for.
/// </summary>
internal static class TemplateWorkbook
{
    /// <summary>What a park offers has no party that needs it, no sum that it costs and no date until when answers are taken.</summary>
    private static readonly string[] NotOfOffers = ["demandParty", "investmentYuan", "deadline"];

    public static byte[] Write(ScenarioKind? kind = null, params IReadOnlyList<string> directions)
    {
        ImportColumn[] columns = [.. ImportColumn.All.Where(column => column.IsInTemplate && !(kind == ScenarioKind.Offer && NotOfOffers.Contains(column.Name)))];
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            AddStyles(workbook);
            AddSheet(workbook, 1, ImportTexts.Of("template.sheet"), ScenarioSheet(columns, kind, directions));
            AddSheet(workbook, 2, ImportTexts.Of("template.help"), HelpSheet(columns, kind));
            AddSheet(workbook, 3, ImportTexts.Of("template.reference"), TemplateReference.Sheet(directions, RowOf));
            workbook.Workbook.Save();
        }

        return file.ToArray();
    }

    private static Worksheet ScenarioSheet(ImportColumn[] columns, ScenarioKind? kind, IReadOnlyList<string> directions) => new(
        new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
        new Columns(columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Name is "name" or "need" or "goals" ? 40 : 18, CustomWidth = true })),
        new SheetData(
            RowOf(1, columns.Select(column => column.Title() + (ImportColumn.Required.Contains(column) ? "*" : "")), header: true),
            RowOf(2, columns.Select(column => kind is { } only && column.Name == "kind" ? CellText.Title(only) : ImportTexts.Of($"column.{column.Name}.example")), header: false)),
        new DataValidations(columns.Select((column, i) => Validation(column, LetterOf(i), kind, directions))));

    private static DataValidation Validation(ImportColumn column, char letter, ScenarioKind? kind, IReadOnlyList<string> directions)
    {
        var validation = new DataValidation
        {
            AllowBlank = true,
            ShowInputMessage = true,
            PromptTitle = column.Title(),
            Prompt = column.Help() is { Length: > 250 } help ? help[..250] : column.Help(),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{letter}1:{letter}{ImportLimits.Rows + 1}" },
        };
        if ((ChoicesOf(column, kind) is { } choices ? $"\"{choices}\"" : TemplateReference.RangeOf(column, directions)) is { } list)
        {
            validation.Type = DataValidationValues.List;

            // What stands in the reference tables may be written in other words too.
            validation.ShowErrorMessage = list[0] == '"';
            validation.SequenceOfReferences.InnerText = $"{letter}2:{letter}{ImportLimits.Rows + 1}";
            validation.Append(new Formula1(list));
        }

        return validation;
    }

    private static Worksheet HelpSheet(ImportColumn[] columns, ScenarioKind? kind) => new(
        new Columns(new Column { Min = 1, Max = 1, Width = 22, CustomWidth = true }, new Column { Min = 2, Max = 2, Width = 16, CustomWidth = true }, new Column { Min = 3, Max = 4, Width = 70, CustomWidth = true }),
        new SheetData(columns
            .Select(column => (IEnumerable<string>)
            [
                column.Title(), column.Name, (ImportColumn.Required.Contains(column) ? ImportTexts.Of("template.required") : "") + column.Help(),
                ChoicesOf(column, kind)?.Replace(",", " | ", StringComparison.Ordinal) ?? "",
            ])
            .Prepend(["heading", "api", "meaning", "values"]).Select((values, i) =>
                RowOf((uint)i + 1, i == 0 ? values.Select(key => ImportTexts.Of($"template.{key}")) : values, header: i == 0))));

    private static string? ChoicesOf(ImportColumn column, ScenarioKind? kind) => column.Name switch
    {
        "kind" when kind is { } only => CellText.Title(only),
        "kind" => CellText.Words<ScenarioKind>().Replace(" | ", ",", StringComparison.Ordinal),
        "category" => CellText.Words<ScenarioCategory>().Replace(" | ", ",", StringComparison.Ordinal),
        "cooperation" => CellText.Words<CooperationMode>().Replace(" | ", ",", StringComparison.Ordinal),
        "firstOfKind" or "sandbox" => ImportTexts.Of("template.yes-no"),
        _ => null,
    };

    private static Row RowOf(uint number, IEnumerable<string> values, bool header) => new(values.Select((value, i) => new Cell
    {
        CellReference = $"{LetterOf(i)}{number}",
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new CellString(value)),
        StyleIndex = header ? 1u : 2u,
    })) { RowIndex = number };

    private static void AddStyles(WorkbookPart workbook)
    {
        var part = workbook.AddNewPart<WorkbookStylesPart>();
        part.Stylesheet = new Stylesheet(
            new Fonts(new Font(), new Font(new Bold(), new Color { Rgb = "FFFFFFFF" })),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FF0F5E63" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
    }

    private static void AddSheet(WorkbookPart workbook, uint number, string name, Worksheet sheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        workbook.Workbook.GetFirstChild<Sheets>()!.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = number, Name = name });
    }

    private static char LetterOf(int column) => (char)('A' + column);
}
