using ScenarioHub.Calendar;

namespace ScenarioHub.Scenarios.Reference;

/// <summary>Working days (工作日) as this service counts them: by the State Council's notices that came with this release.</summary>
public static class WorkingDayCount
{
    private static readonly WorkingDays Notices = WorkingDays.Load();

    /// <summary>Whether people work on that day.</summary>
    public static bool Includes(DateOnly day) => Notices.IsWorkingDay(day);

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
