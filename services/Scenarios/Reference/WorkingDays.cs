using System.Globalization;

namespace ScenarioHub.Scenarios.Reference;

/// <summary>
/// China's working days (工作日): Monday to Friday, without the holidays and with the make-up days that the State Council announces for each
/// year. A year that has not been announced yet counts Monday to Friday.
/// </summary>
public static class WorkingDays
{
    private static readonly Dictionary<DateOnly, bool> Exceptions = ReferenceTable.Read("working_days")
        .ToDictionary(row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), row => row[1] == "workday");

    /// <summary>Whether people work on that day.</summary>
    public static bool Includes(DateOnly day) =>
        Exceptions.TryGetValue(day, out var worked) ? worked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The n-th working day from <paramref name="first"/> on, itself included.</summary>
    public static DateOnly Nth(DateOnly first, int n)
    {
        for (var day = first; ; day = day.AddDays(1))
        {
            if (Includes(day) && --n == 0)
            {
                return day;
            }
        }
    }

    /// <summary>The last working day up to <paramref name="last"/>, itself included.</summary>
    public static DateOnly LastUpTo(DateOnly last)
    {
        var day = last;
        while (!Includes(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }
}
