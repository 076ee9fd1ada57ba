using System.Text.Json;

namespace ScenarioHub.Scenarios.Figures;

/// <summary>How many scenarios have a value of what is counted by.</summary>
/// <param name="Value">As the API writes it elsewhere.</param>
public record Figure(string Value, long Count);

/// <summary>How long a step took in the middle: half of the scenarios were quicker.</summary>
/// <param name="Step"><c>approval</c> from the last hand-in to the approval, <c>listing</c> from there to publication.</param>
/// <param name="Days">The median, in days with one decimal.</param>
/// <param name="Count">Over how many scenarios.</param>
public record ServiceTime(string Step, decimal Days, long Count);

/// <summary>A park's own figures (本园区统计): its scenarios of a year, or all, by what they are and how far they have come.</summary>
/// <param name="Overdue">Reports on progress that are due and have not come.</param>
public record ParkFigures(
    int? Year, long Total, long Overdue, IReadOnlyList<Figure> States, IReadOnlyList<Figure> Kinds, IReadOnlyList<Figure> Directions,
    IReadOnlyList<Figure> Progress, IReadOnlyList<ServiceTime> Times)
{
    /// <summary>Sorts the rows of the one query into their places.</summary>
    internal static ParkFigures Of(int? year, IReadOnlyList<FigureRow> rows) => new(
        year, Sum(rows, "total"), Sum(rows, "overdue"), Counted(rows, "state"), Counted(rows, "kind"), Counted(rows, "direction"), Counted(rows, "progress"),
        [.. rows.Where(row => row is { Part: "time", Days: not null }).Select(row => new ServiceTime(row.Value, row.Days!.Value, row.Count))]);

    private static long Sum(IReadOnlyList<FigureRow> rows, string part) => rows.Where(row => row.Part == part).Sum(row => row.Count);

    private static IReadOnlyList<Figure> Counted(IReadOnlyList<FigureRow> rows, string part) =>
    [
        .. rows.Where(row => row.Part == part).OrderByDescending(row => row.Count).ThenBy(row => row.Value, StringComparer.Ordinal)
            .Select(row => new Figure(part == "direction" ? row.Value : JsonNamingPolicy.CamelCase.ConvertName(row.Value), row.Count)),
    ];
}

/// <summary>One row of the query.</summary>
internal sealed record FigureRow(string Part, string Value, long Count, decimal? Days);
