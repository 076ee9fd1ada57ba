using System.Security;
using System.Text;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Spreadsheets;

/// <summary>The two parts in which a workbook keeps the remarks on its cells: their texts, and the boxes that show them.</summary>
internal static class SheetNotes
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(int sheet, IReadOnlyList<CellNote> notes, Action<string, string> part)
    {
        part($"xl/worksheets/_rels/sheet{sheet}.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/comments" Target="../comments{sheet}.xml"/><Relationship Id="rId2" Type="{Relations}/vmlDrawing" Target="../drawings/vmlDrawing{sheet}.vml"/></Relationships>""");
        var texts = new StringBuilder("""<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>ScenarioHub</author></authors><commentList>""");
        var boxes = new StringBuilder("""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""");
        var number = 1024;
        foreach (var note in notes)
        {
            number++;
            texts.Append(null, $"""<comment ref="{Imports.CellAddress.Of(note.Column, note.Row)}" authorId="0"><text><t xml:space="preserve">{SecurityElement.Escape(StoredText.ForXml(note.Text))}</t></text></comment>""");
            boxes.Append(null, $"""<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:220pt;height:70pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{note.Row - 1}</x:Row><x:Column>{note.Column}</x:Column></x:ClientData></v:shape>""");
        }

        part($"xl/comments{sheet}.xml", texts.Append("</commentList></comments>").ToString());
        part($"xl/drawings/vmlDrawing{sheet}.vml", boxes.Append("</xml>").ToString());
    }
}
