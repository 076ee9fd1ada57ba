namespace ScenarioHub.Scenarios.Imports;

/// <summary>A row as the file has it.</summary>
/// <param name="Number">As a spreadsheet or an editor counts it, from 1.</param>
/// <param name="Cells">Heading and text; empty cells are left out.</param>
public record RawRow(int Number, IReadOnlyList<RawCell> Cells);

/// <summary>A cell under its heading, with the known column that the heading means.</summary>
public record RawCell(string Heading, ImportColumn Column, string Text);
