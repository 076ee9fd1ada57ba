namespace ScenarioHub.Bidding.Notices;

/// <summary>How long a result is on public notice (公示期): both the calendar days and the working days of the scheme must have passed.</summary>
public static class NoticePeriod
{
    /// <summary>The end of a period that begins at <paramref name="from"/>.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset from, int days, int workingDays)
    {
        var (byCalendar, byWork) = (from.AddDays(days), WorkingDaysAfter(from, workingDays));
        return byCalendar > byWork ? byCalendar : byWork;
    }

    /// <summary>Monday to Friday by Beijing's clock.</summary>
    private static DateTimeOffset WorkingDaysAfter(DateTimeOffset from, int count)
    {
        var at = from;
        while (count > 0)
        {
            at = at.AddDays(1);
            count -= at.InBeijing().DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return at;
    }
}
