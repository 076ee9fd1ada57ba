using System.Globalization;
using System.Xml;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Reads the first visible sheet of a workbook as a stream of rows, a node at a time.</summary>
internal static class XlsxTable
{
    /// <summary>What Excel can number; a row beyond is no row.</summary>
    private const int LastRow = 1_048_576;

    public static IEnumerable<TableRow> Read(Stream file)
    {
        WorkbookGuard.Check(file);
        using var parts = Guarded(() => new XlsxParts(file));
        var shared = Guarded(() => Shared(parts));
        using var sheet = Guarded(parts.Sheet);
        var number = 0;
        while (Guarded(() => ToNext(sheet, "row")))
        {
            var row = Guarded(() => ReadRow(sheet, shared, number));
            number = row.Number;
            yield return row;
        }
    }

    private static List<string> Shared(XlsxParts parts)
    {
        var texts = new List<string>();
        using var xml = parts.SharedTexts();
        var length = 0;
        while (xml is not null && ToNext(xml, "si"))
        {
            texts.Add(XlsxText.Rich(xml));
            length += texts[^1].Length;
            if (texts.Count > ImportLimits.SharedTexts || length > ImportLimits.TextLength)
            {
                throw new ImportException("import.too-much-text", ImportLimits.TextLength);
            }
        }

        return texts;
    }

    private static TableRow ReadRow(XmlReader xml, List<string> shared, int before)
    {
        var number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : before + 1;
        if (number <= before || number > LastRow)
        {
            throw new InvalidDataException("rows");
        }

        var values = new List<string>();
        Dictionary<int, string>? formulas = null;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c" && xml.Depth == depth + 1)
                {
                    var column = xml.GetAttribute("r") is { } reference ? ColumnOf(reference) : values.Count;
                    if (column is < 0 or >= ImportLimits.Columns)
                    {
                        throw new ImportException("import.too-many-columns", ImportLimits.Columns);
                    }

                    while (values.Count <= column)
                    {
                        values.Add("");
                    }

                    values[column] = XlsxText.Cell(xml, shared, out var formula);
                    if (formula is not null)
                    {
                        (formulas ??= [])[column] = formula;
                    }
                }
            }
        }

        return formulas is null ? new(number, [.. values]) : new(number, [.. values], formulas);
    }

    private static bool ToNext(XmlReader xml, string element)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
            {
                return true;
            }
        }

        return false;
    }

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
        catch (Exception e) when (e is InvalidDataException or XmlException or ArgumentException or InvalidOperationException or NotSupportedException
            or EndOfStreamException or OverflowException)
        {
            throw new ImportException("import.xlsx-broken");
        }
    }
}
