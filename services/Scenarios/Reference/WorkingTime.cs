namespace ScenarioHub.Scenarios.Reference;

/// <summary>
/// The service clock (办理时限): it runs on working days from 9:00 to 17:00 Beijing time and stands still in between, so a case handed in on
/// a Friday evening is not older on Monday morning. A working day is <see cref="HoursADay"/> hours.
/// </summary>
public static class WorkingTime
{
    /// <summary>Hours that the clock runs on a working day.</summary>
    public const int HoursADay = 8;

    private const int Opens = 9;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>The day in Beijing.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);

    /// <summary>An hour of a day in Beijing.</summary>
    public static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), Beijing);

    /// <summary>How long the clock has run from one instant to another.</summary>
    public static TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var run = TimeSpan.Zero;
        for (var day = Day(from); day <= Day(to); day = day.AddDays(1))
        {
            if (WorkingDayCount.Includes(day))
            {
                var (start, end) = (Later(from, At(day, Opens)), Earlier(to, At(day, Opens + HoursADay)));
                run += end > start ? end - start : TimeSpan.Zero;
            }
        }

        return run;
    }

    /// <summary>When the clock, started at <paramref name="from"/>, has run for <paramref name="time"/>.</summary>
    public static DateTimeOffset Add(DateTimeOffset from, TimeSpan time)
    {
        for (var day = Day(from); ; day = day.AddDays(1))
        {
            if (!WorkingDayCount.Includes(day))
            {
                continue;
            }

            var (start, end) = (Later(from, At(day, Opens)), At(day, Opens + HoursADay));
            if (start < end && time <= end - start)
            {
                return start + time;
            }

            time -= end > start ? end - start : TimeSpan.Zero;
        }
    }

    /// <summary>The instant since which the clock has run for <paramref name="time"/>: whatever started before it has waited longer.</summary>
    public static DateTimeOffset Before(DateTimeOffset to, TimeSpan time)
    {
        for (var day = Day(to); ; day = day.AddDays(-1))
        {
            if (!WorkingDayCount.Includes(day))
            {
                continue;
            }

            var (start, end) = (At(day, Opens), Earlier(to, At(day, Opens + HoursADay)));
            if (start < end && time <= end - start)
            {
                return end - time;
            }

            time -= end > start ? end - start : TimeSpan.Zero;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
