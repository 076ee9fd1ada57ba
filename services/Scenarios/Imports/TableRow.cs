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

/// <summary>Texts that a spreadsheet would take for a formula (公式注入, CSV injection).</summary>
internal static partial class Formula
{
    private const string Starts = "=+-@\t\r＝＋－＠";

    /// <summary>Whether a spreadsheet that opens this text may calculate it.</summary>
    public static bool IsRisky(string text) => text.Length > 0 && Starts.Contains(text[0], StringComparison.Ordinal);

    /// <summary>The text so that a spreadsheet shows it and nothing more: a quote before it.</summary>
    public static string Disarm(string text) => IsRisky(text) ? "'" + text : text;

    /// <summary>The text without that quote.</summary>
    public static string Rearm(string text) => text is ['\'', _, ..] && IsRisky(text[1..]) ? text[1..] : text;

    /// <summary>
    /// Whether it can only be meant as one. A minus before a figure or as a bullet is common text; an equals or at sign at the start is not,
    /// and neither is a call or a reference to another program behind any of them.
    /// </summary>
    public static bool IsMeant(string text) => text.Length > 1 && IsRisky(text)
        && (text[0] is '=' or '@' or '＝' or '＠' || Call().IsMatch(text));

    /// <summary>C5 for column 2, row 5.</summary>
    public static string Address(int column, int row) => $"{Letters(column)}{row}";

    /// <summary>A, B, … Z, AA for 0, 1, … 25, 26.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + Letters(column % 26);

    [System.Text.RegularExpressions.GeneratedRegex(@"^[+\-＋－][^\n]{0,200}?(\|[^\n]{0,200}?!|\b[A-Za-z]{2,20}\()", System.Text.RegularExpressions.RegexOptions.None, 200)]
    private static partial System.Text.RegularExpressions.Regex Call();
}
