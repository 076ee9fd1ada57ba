namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>How many scenarios have a value.</summary>
public record Figure(string Value, long Count);

/// <summary>The median of a step in days, over so many scenarios. <c>Step</c>: approval, listing.</summary>
public record ServiceTime(string Step, decimal Days, long Count);

/// <summary>A park's own figures.</summary>
public record ParkFigures(
    int? Year, long Total, long Overdue, IReadOnlyList<Figure> States, IReadOnlyList<Figure> Kinds, IReadOnlyList<Figure> Directions,
    IReadOnlyList<Figure> Progress, IReadOnlyList<ServiceTime> Times);
