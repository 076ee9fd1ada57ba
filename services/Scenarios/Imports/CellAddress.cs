namespace ScenarioHub.Scenarios.Imports;

/// <summary>How a spreadsheet names its cells.</summary>
internal static class CellAddress
{
    /// <summary>C5 for column 2, row 5.</summary>
    public static string Of(int column, int row) => $"{Letters(column)}{row}";

    /// <summary>A, B, … Z, AA for 0, 1, … 25, 26.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + Letters(column % 26);
}
