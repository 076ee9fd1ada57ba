using System.Text;
using CsvHelper;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Reads separated values: comma, semicolon or tab; UTF-8, UTF-16 with its mark, or GB18030 as Excel in China writes it.</summary>
internal static class CsvTable
{
    static CsvTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,

        // A quote that is never closed would take the rest of the file into one value.
        MaxRecordSize = 1024 * 1024,
    };

    public static IEnumerable<TableRow> Read(Stream file)
    {
        using var text = new StreamReader(file, EncodingOf(file), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var csv = CsvReader.Create(text, Options, leaveOpen: true);
        for (var row = 1; Next(csv, row); row++)
        {
            yield return new(row, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }
    }

    private static bool Next(CsvReader csv, int row)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw new ImportException(new ImportProblem(row, null, "import.csv-quotes", null));
        }
        catch (DecoderFallbackException)
        {
            throw new ImportException("import.encoding");
        }
    }

    /// <summary>UTF-8 where all of the file is valid UTF-8 (GB18030 text practically never is), GB18030 otherwise.</summary>
    private static Encoding EncodingOf(Stream file)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            using var reader = new StreamReader(file, utf8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            Span<char> buffer = stackalloc char[4096];
            while (reader.Read(buffer) > 0)
            {
                // Reading is the check.
            }

            return utf8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        finally
        {
            file.Position = 0;
        }
    }
}
