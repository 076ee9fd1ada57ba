using ScenarioHub.Files;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Refuses a workbook that is a bomb, that brings programs, or that reaches out, before anything of it is read; each by name.</summary>
internal static class WorkbookGuard
{
    /// <summary>Parts that fetch or run something, by the folder or file they lie in.</summary>
    private static readonly string[] Reaching = ["xl/externalLinks/", "xl/connections.xml", "xl/queryTables/", "xl/embeddings/", "xl/ddeLinks/"];

    public static void Check(Stream file)
    {
        try
        {
            var names = ArchiveGuard.Check(file, ImportLimits.Workbook);
            if (!names.Contains("[Content_Types].xml"))
            {
                throw new ImportException("import.zip-no-workbook");
            }

            if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)))
            {
                throw new ImportException("import.macros");
            }

            if (names.FirstOrDefault(name => Array.Exists(Reaching, part => name.StartsWith(part, StringComparison.OrdinalIgnoreCase))) is { } part)
            {
                throw new ImportException("import.external-links", part);
            }
        }
        catch (ArchiveException bad)
        {
            throw bad.Reason switch
            {
                "size" => new ImportException("import.zip-bomb", [.. bad.Arguments]),
                "ratio" => new ImportException("import.zip-ratio", [.. bad.Arguments]),
                "entries" => new ImportException("import.zip-entries", [.. bad.Arguments]),
                "encrypted" => new ImportException("import.encrypted"),
                _ => new ImportException("import.xlsx-broken"),
            };
        }
    }
}
