using System.IO.Compression;
using System.Xml;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>The parts of a workbook that an import reads, each as a stream of XML: nothing of them is built up in memory.</summary>
internal sealed class XlsxParts(Stream file) : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 60L * 1024 * 1024,
    };

    private readonly ZipArchive _archive = new(file, ZipArchiveMode.Read, leaveOpen: true);

    /// <summary>The first visible sheet.</summary>
    public XmlReader Sheet()
    {
        var workbook = Related("", "/officeDocument").Single().Target;
        using var xml = Read(workbook);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet" && (xml.GetAttribute("state") is null or "visible")
                && IdOf(xml) is { } id)
            {
                return Read(Related(workbook, "/worksheet").Single(part => part.Id == id).Target);
            }
        }

        throw new ImportException("import.zip-no-workbook");
    }

    /// <summary>The table of shared texts, if there is one.</summary>
    public XmlReader? SharedTexts() =>
        Related(Related("", "/officeDocument").Single().Target, "/sharedStrings").FirstOrDefault() is { Target: { } part } ? Read(part) : null;

    public void Dispose() => _archive.Dispose();

    private static string? IdOf(XmlReader xml)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
            {
                return xml.Value;
            }
        }

        return null;
    }

    /// <summary>The parts that a part is related to in a way; the empty part is the package.</summary>
    private List<(string Id, string Target)> Related(string part, string kind)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        using var xml = Read($"{folder}_rels/{part[folder.Length..]}.rels");
        var found = new List<(string, string)>();
        while (xml.Read())
        {
            if (xml.LocalName == "Relationship" && xml.GetAttribute("Type")?.EndsWith(kind, StringComparison.Ordinal) == true
                && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } target && xml.GetAttribute("Id") is { } id)
            {
                found.Add((id, target.StartsWith('/') ? target[1..] : folder + target));
            }
        }

        return found;
    }

    private XmlReader Read(string part) => _archive.GetEntry(part) is { } entry
        ? XmlReader.Create(entry.Open(), Settings) : throw new InvalidDataException(part);
}
