using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Spreadsheets;

/// <summary>How a cell looks.</summary>
public enum CellStyle
{
    Plain,
    Heading,
    Wrong,
}

/// <summary>A remark on a cell.</summary>
public record CellNote(int Column, int Row, string Text);

/// <summary>
/// Writes a workbook from the first byte to the last without going back, so that it can be sent while it is made. Every text is written as
/// text: no cell is ever a formula.
/// </summary>
public sealed class XlsxWriter(Stream target) : IDisposable
{
    /// <summary>The media type of a workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ZipArchive _archive = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, bool Notes)> _sheets = [];
    private XmlWriter? _sheet;
    private Stream? _entry;

    /// <summary>Begins a sheet with columns of these widths; its first row stays in sight.</summary>
    public void Begin(string name, bool notes, params IEnumerable<int> widths)
    {
        _sheets.Add((name, notes));
        _entry = _archive.CreateEntry($"xl/worksheets/sheet{_sheets.Count}.xml", CompressionLevel.Fastest).Open();
        _sheet = XmlWriter.Create(_entry, new() { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteAttributeString("xmlns", "r", null, Relations);
        _sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        var column = 0;
        foreach (var width in widths)
        {
            column++;
            _sheet.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{column}" max="{column}" width="{width}" customWidth="1"/>"""));
        }

        _sheet.WriteRaw("</cols>");
        _sheet.WriteStartElement("sheetData");
    }

    /// <summary>Writes a row; empty texts leave their cells out.</summary>
    public void Row(int number, IReadOnlyList<string?> values, Func<int, CellStyle>? style = null)
    {
        _sheet!.WriteStartElement("row");
        _sheet.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < values.Count; column++)
        {
            var look = style?.Invoke(column) ?? CellStyle.Plain;
            if (!string.IsNullOrEmpty(values[column]) || look != CellStyle.Plain)
            {
                _sheet.WriteStartElement("c");
                _sheet.WriteAttributeString("r", Imports.CellAddress.Of(column, number));
                _sheet.WriteAttributeString("s", ((int)look + 1).ToString(CultureInfo.InvariantCulture));
                _sheet.WriteAttributeString("t", "inlineStr");
                _sheet.WriteStartElement("is");
                _sheet.WriteStartElement("t");
                _sheet.WriteAttributeString("xml", "space", null, "preserve");
                _sheet.WriteString(Printable(values[column] ?? ""));
                _sheet.WriteEndElement();
                _sheet.WriteEndElement();
                _sheet.WriteEndElement();
            }
        }

        _sheet.WriteEndElement();
    }

    /// <summary>Ends the sheet, with its remarks where it was begun for some.</summary>
    public void End(IReadOnlyList<CellNote>? notes = null)
    {
        _sheet!.WriteEndElement();
        if (_sheets[^1].Notes)
        {
            _sheet.WriteRaw("""<legacyDrawing r:id="rId2"/>""");
        }

        _sheet.WriteEndElement();
        _sheet.Dispose();
        _entry!.Dispose();
        if (_sheets[^1].Notes)
        {
            SheetNotes.Write(_sheets.Count, notes ?? [], Part);
        }
    }

    /// <summary>Writes what holds the sheets together.</summary>
    public void Dispose()
    {
        var numbers = Enumerable.Range(1, _sheets.Count).ToList();
        Part("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}{string.Concat(numbers.Where(n => _sheets[n - 1].Notes).Select(n => $"""<Override PartName="/xl/comments{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>"""))}</Types>
            """);
        Part("_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{System.Security.SecurityElement.Escape(_sheets[n - 1].Name)}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}">{string.Concat(numbers.Select(n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="rId{numbers.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font/><font><b/><color rgb="FFFFFFFF"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0F5E63"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf fillId="3" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>""");
        _archive.Dispose();
    }

    private void Part(string name, string xml)
    {
        using var part = new StreamWriter(_archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(xml.Trim());
    }

    /// <summary>XML has no place for control characters, and Excel none for more than 32,767 of any.</summary>
    private static string Printable(string text)
    {
        var sound = StoredText.ForXml(text);
        return sound.Length > 32_767 ? StoredText.Start(sound, 32_766) + "…" : sound;
    }
}
