using System.Text;
using System.Text.Json;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Spreadsheets;
using ScenarioHub.ServiceDefaults;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Exports;

/// <summary>The formats that an export writes.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values, UTF-8 with the mark that Excel needs.</summary>
    Csv,

    /// <summary>One JSON object a line, with the API's names.</summary>
    Jsonl,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>Writes rows in a format into a buffer that the caller empties as it goes.</summary>
internal abstract class ExportWriter : IDisposable
{
    public abstract string MediaType { get; }

    public static ExportWriter Of(ExportFormat format, Stream target) => format switch
    {
        ExportFormat.Csv => new Csv(target),
        ExportFormat.Jsonl => new Jsonl(target),
        ExportFormat.Xlsx => new Xlsx(target),
    };

    public abstract void Begin();

    public abstract void Row(ExportRow row);

    public abstract void Dispose();

    private sealed class Csv(Stream target) : ExportWriter
    {
        private readonly StreamWriter _text = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

        public override string MediaType => "text/csv; charset=utf-8";

        public override void Begin() => Write(ExportRow.Headings());

        public override void Row(ExportRow row) => Write(row.Cells());

        public override void Dispose() => _text.Dispose();

        private void Write(IEnumerable<string?> cells)
        {
            _text.Write(CsvText.Line(cells));
            _text.Flush();
        }
    }

    private sealed class Jsonl(Stream target) : ExportWriter
    {
        private static readonly JsonSerializerOptions Json = Options();

        public override string MediaType => "application/x-ndjson; charset=utf-8";

        public override void Begin()
        {
        }

        public override void Row(ExportRow row)
        {
            JsonSerializer.Serialize(target, row.Fields(), Json);
            target.WriteByte((byte)'\n');
        }

        public override void Dispose()
        {
        }

        private static JsonSerializerOptions Options()
        {
            var json = new JsonSerializerOptions();
            ServiceDefaultsExtensions.ConfigureJson(json);
            return json;
        }
    }

    private sealed class Xlsx(Stream target) : ExportWriter
    {
        /// <summary>What a sheet can hold; more rows go on in the next one.</summary>
        private const int LastRow = 1_048_576;

        private readonly XlsxWriter _workbook = new(target);
        private int _row;
        private int _sheets;

        public override string MediaType => XlsxWriter.MediaType;

        public override void Begin()
        {
            var headings = ExportRow.Headings().ToList();
            _workbook.Begin(ImportTexts.Of("template.sheet") + (++_sheets > 1 ? $" {_sheets}" : ""), notes: false, headings.ConvertAll(_ => 20));
            _workbook.Row(_row = 1, headings, _ => CellStyle.Heading);
        }

        public override void Row(ExportRow row)
        {
            if (_row == LastRow)
            {
                _workbook.End();
                Begin();
            }

            _workbook.Row(++_row, [.. row.Cells()]);
        }

        public override void Dispose()
        {
            _workbook.End();
            _workbook.Dispose();
        }
    }
}
