namespace ScenarioHub.Scenarios.Imports;

/// <summary>A row of a table.</summary>
/// <param name="Number">As a spreadsheet counts it, from 1.</param>
/// <param name="Values">The cells' texts from the first column on.</param>
/// <param name="Formulas">The columns (from 0) whose cells hold a formula instead of a value.</param>
internal sealed record TableRow(int Number, string[] Values, IReadOnlyDictionary<int, string> Formulas)
{
    private static readonly Dictionary<int, string> None = [];

    public TableRow(int number, string[] values)
        : this(number, values, None)
    {
    }
}
