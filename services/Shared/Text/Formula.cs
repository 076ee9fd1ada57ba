using System.Text.RegularExpressions;

namespace ScenarioHub.Text;

/// <summary>Texts that a spreadsheet would take for a formula (公式注入, CSV injection).</summary>
public static partial class Formula
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

    [GeneratedRegex(@"^[+\-＋－][^\n]{0,200}?(\|[^\n]{0,200}?!|\b[A-Za-z]{2,20}\()", RegexOptions.None, 200)]
    private static partial Regex Call();
}
