namespace ScenarioHub.Scenarios.Reference;

/// <summary>An entry of a reference table.</summary>
/// <param name="Code">Its code in the table's standard.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="ParentCode">The entry above it.</param>
/// <param name="Level">Its level, where the table names levels.</param>
public record ReferenceEntry(string Code, string Name, string? ParentCode, string? Level = null);
