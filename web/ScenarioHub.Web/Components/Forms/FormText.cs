using System.Globalization;

namespace ScenarioHub.Web.Components.Forms;

/// <summary>What people type into forms, as the services take it, and back.</summary>
public static class FormText
{
    private static readonly char[] BetweenWords = ['\n', '、', '，', ',', ';', '；'];

    /// <summary>The text without blanks around, or nothing.</summary>
    public static string? Given(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>One entry a line.</summary>
    public static IReadOnlyList<string> Lines(this string? text) => Split(text, '\n');

    /// <summary>Words, one a line or with commas between.</summary>
    public static IReadOnlyList<string> Words(this string? text) => Split(text, BetweenWords);

    /// <summary>Entries as lines of a text area.</summary>
    public static string Lines(this IEnumerable<string>? entries) => string.Join('\n', entries ?? []);

    /// <summary>A number as it is typed.</summary>
    public static string? Plain(this decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A number as it is typed.</summary>
    public static string? Plain(this int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string[] Split(string? text, params char[] between) =>
        (text ?? "").Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
