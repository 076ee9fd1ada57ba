using ScenarioHub.Files;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>How much an import takes.</summary>
internal static class ImportLimits
{
    public const int Megabytes = 20;
    public const long Bytes = Megabytes * 1024L * 1024;
    public const int Rows = 5000;
    public const int Columns = 100;
    public const int CellLength = 10_000;

    /// <summary>All cells together, in characters: what is read stands in memory until it is stored.</summary>
    public const int TextLength = 20_000_000;

    /// <summary>Different texts of a workbook: one for each cell that may be filled.</summary>
    public const int SharedTexts = Rows * Columns;

    /// <summary>How many problems one answer names.</summary>
    public const int Problems = 1000;

    /// <summary>What a workbook may hold once it is unpacked, so that a small file cannot fill the memory.</summary>
    public static ArchiveLimits Workbook { get; } = new(500, 100L * 1024 * 1024, 200);

    /// <summary>Refuses a row too many or a cell too long while reading, before anything of it is kept.</summary>
    public static void Check(int dataRows, int row, string column, string value)
    {
        if (dataRows > Rows)
        {
            throw new ImportException("import.too-many-rows", Rows);
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw new ImportException("import.not-a-table");
        }

        if (value.Length > CellLength)
        {
            throw new ImportException(new ImportProblem(row, column, "import.cell-too-long", value[..50] + "…", CellLength, value.Length));
        }
    }
}
