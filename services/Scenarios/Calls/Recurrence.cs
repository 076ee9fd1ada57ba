using System.ComponentModel.DataAnnotations;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>How often (周期).</summary>
public enum Rhythm
{
    /// <summary>每周.</summary>
    Weekly,

    /// <summary>每月.</summary>
    Monthly,

    /// <summary>每季度.</summary>
    Quarterly,

    /// <summary>每年.</summary>
    Yearly,
}

/// <summary>On which day of the period.</summary>
public enum DayChoice
{
    /// <summary>第 N 个工作日.</summary>
    WorkingDay,

    /// <summary>最后一个工作日.</summary>
    LastWorkingDay,

    /// <summary>N 日, whether or not people work then.</summary>
    DayOfMonth,

    /// <summary>星期几; weekly only.</summary>
    Weekday,
}

/// <summary>
/// When a call's window opens again (征集周期): a small set of rules that can be said in words, such as 每季度第一个工作日. Times are Beijing's.
/// </summary>
/// <param name="Number">N of the n-th working day (1–10) or day of the month (1–28).</param>
/// <param name="Month">For yearly rules.</param>
/// <param name="Hour">The hour at which the window opens.</param>
public record Recurrence(
    [Required] Rhythm? Every, [Required] DayChoice? On, [Range(1, 28)] int Number = 1, DayOfWeek? Weekday = null, [Range(1, 12)] int? Month = null,
    [Range(0, 23)] int Hour = 9)
{
    private const int Horizon = 2 * 366;

    /// <summary>Names what does not fit together.</summary>
    public void Check(string field, List<FieldError> errors)
    {
        if ((Every == Rhythm.Weekly) != (On == DayChoice.Weekday) || (On == DayChoice.Weekday && Weekday is null))
        {
            errors.Add(new($"{field}.on", "recurrence.weekday"));
        }

        if (Every == Rhythm.Yearly && Month is null)
        {
            errors.Add(new($"{field}.month", "recurrence.month"));
        }

        if (On == DayChoice.WorkingDay && Number > 10)
        {
            errors.Add(new($"{field}.number", "field.range", 1, 10));
        }
    }

    /// <summary>The next opening after an instant.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => Enumerable.Range(0, Horizon).Select(days => Opening(WorkingTime.Day(after).AddDays(days)))
        .First(opening => opening is not null && opening > after)!.Value;

    /// <summary>The last opening up to an instant.</summary>
    public DateTimeOffset Last(DateTimeOffset upTo) => Enumerable.Range(0, Horizon).Select(days => Opening(WorkingTime.Day(upTo).AddDays(-days)))
        .First(opening => opening is not null && opening <= upTo)!.Value;

    /// <summary>Whether a window opens on that day.</summary>
    public bool Falls(DateOnly day) => Every == Rhythm.Weekly ? day.DayOfWeek == Weekday : Months.Contains(day.Month) && On switch
    {
        DayChoice.WorkingDay => WorkingDayCount.Nth(First(day), Number) == day,
        DayChoice.LastWorkingDay => WorkingDayCount.LastUpTo(First(day).AddMonths(1).AddDays(-1)) == day,
        _ => day.Day == Number,
    };

    /// <summary>
    /// The Quartz cron expression (seconds first) whose firings contain every opening. Cron knows no holidays: for working days it fires on each
    /// day of the months in question, and <see cref="Last"/> says which of the firings opens a window.
    /// </summary>
    public string Cron() => Every == Rhythm.Weekly
        ? $"0 0 {Hour} ? * {Weekday.ToString()![..3].ToUpperInvariant()}"
        : $"0 0 {Hour} {(On == DayChoice.DayOfMonth ? Number : "*")} {(Every == Rhythm.Monthly ? "*" : string.Join(',', Months))} ?";

    private int[] Months => (Every, On) switch
    {
        (Rhythm.Yearly, _) => [Month ?? 1],
        (Rhythm.Quarterly, DayChoice.LastWorkingDay) => [3, 6, 9, 12],
        (Rhythm.Quarterly, _) => [1, 4, 7, 10],
        _ => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    };

    private DateTimeOffset? Opening(DateOnly day) => Falls(day) ? WorkingTime.At(day, Hour) : null;

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
