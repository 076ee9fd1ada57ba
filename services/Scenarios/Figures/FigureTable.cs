using System.Globalization;
using System.Text;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Figures;

/// <summary>The figures as comma-separated values in the reader's words: what is counted by, the value, the number.</summary>
internal static class FigureTable
{
    public static string Of(ParkFigures figures)
    {
        var table = new StringBuilder();
        Add("heading", Word("value"), Word("number"));
        Add("total", "", Text(figures.Total));
        Add("overdue", "", Text(figures.Overdue));
        AddAll("states", figures.States, value => ImportTexts.Of($"state.{Pascal(value)}"));
        AddAll("kinds", figures.Kinds, value => ImportTexts.Of($"figures.kind.{value}"));
        AddAll("directions", figures.Directions, value => value);
        AddAll("progress", figures.Progress, value => ImportTexts.Of($"figures.progress.{value}"));
        foreach (var time in figures.Times)
        {
            Add($"time.{time.Step}", "", time.Days.ToString(CultureInfo.InvariantCulture));
        }

        return table.ToString();

        void AddAll(string part, IReadOnlyList<Figure> counted, Func<string, string> wordOf)
        {
            foreach (var figure in counted)
            {
                Add(part, wordOf(figure.Value), Text(figure.Count));
            }
        }

        void Add(string part, string value, string number) =>
            table.Append(CsvText.Line(Word(part), value, number));
    }

    private static string Word(string part) => ImportTexts.Of($"figures.{part}");

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Pascal(string value) => char.ToUpperInvariant(value[0]) + value[1..];
}
