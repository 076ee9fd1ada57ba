namespace ScenarioHub.Calendar;

/// <summary>What a day is, whatever its weekday says (日历日).</summary>
public enum DayKind
{
    /// <summary>A day off (节假日).</summary>
    Holiday,

    /// <summary>A weekend day that is worked to make up for a holiday (调休上班).</summary>
    Workday,

    /// <summary>What its weekday says: takes a day back that the notices name.</summary>
    Ordinary,
}

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Date">By the calendar of Beijing.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Why, such as 春节.</param>
public record CalendarDay(DateOnly Date, DayKind Kind, string Name);
