namespace ScenarioHub.Scenarios.Reference;

/// <summary>Industries (国民经济行业分类, GB/T 4754-2017).</summary>
public static class Industries
{
    /// <summary>All in the standard's order.</summary>
    public static IReadOnlyList<ReferenceEntry> All { get; } =
        [.. from row in ReferenceTable.Read("industries") select new ReferenceEntry(row[0], row[1], row[3].OrNothing(), row[2])];
}
