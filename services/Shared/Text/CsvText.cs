namespace ScenarioHub.Text;

/// <summary>Comma-separated values as table programs read them; no cell is taken for a formula.</summary>
public static class CsvText
{
    private const string Special = ",;\"\r\n\t ";

    /// <summary>One line with its end.</summary>
    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Quoted(Formula.Disarm(cell ?? "")))) + "\r\n";

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(Special) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
