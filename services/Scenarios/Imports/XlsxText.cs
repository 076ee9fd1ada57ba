using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Reads the texts of a workbook's cells, each no further than it is allowed to be.</summary>
internal static class XlsxText
{
    /// <summary>Reads to the end of a cell.</summary>
    public static string Cell(XmlReader xml, List<string> shared, out string? formula)
    {
        formula = null;
        var type = xml.GetAttribute("t");
        var value = "";
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
                {
                    switch (xml.LocalName)
                    {
                        case "v": value = Content(xml); break;
                        case "is": value = Rich(xml); break;
                        case "f": formula = "=" + Content(xml); break;
                    }
                }
            }
        }

        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : "",
            "b" => value == "1" ? "true" : "false",
            _ => value,
        };
    }

    /// <summary>The text of a rich string without its reading aids (phonetic runs); read to its end.</summary>
    public static string Rich(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var (depth, aid) = (xml.Depth, int.MaxValue);
        while (xml.Read() && xml.Depth > depth)
        {
            aid = xml.Depth <= aid && xml.LocalName != "rPh" ? int.MaxValue : aid;
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                aid = xml.Depth;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && aid == int.MaxValue)
            {
                Append(text, Content(xml));
            }
        }

        return text.ToString();
    }

    private static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                Append(text, xml);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string more)
    {
        // One character more than a cell may have is enough to know that it is too long; the rest is not kept.
        text.Append(more, 0, Math.Min(more.Length, ImportLimits.CellLength + 1 - text.Length));
    }

    /// <summary>The same piece by piece: one node may be as long as the whole file, and is never held as one.</summary>
    private static void Append(StringBuilder text, XmlReader xml)
    {
        var chunk = ArrayPool<char>.Shared.Rent(4096);
        try
        {
            for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
            {
                text.Append(chunk, 0, Math.Min(read, ImportLimits.CellLength + 1 - text.Length));
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chunk);
        }
    }
}
