using ScenarioHub.Calendar;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>The periods of a scheme, from an instant to an instant.</summary>
public static class SchemePeriods
{
    /// <summary>
    /// When a public notice (公示期) that begins now ends: after the calendar days and after the working days, whichever is later. The
    /// challenge may ask for more calendar days than the scheme.
    /// </summary>
    public static DateTimeOffset NoticeEnd(this Scheme scheme, DateTimeOffset from, WorkingDays calendar, int calendarDays = 0)
    {
        var byCalendar = from.AddDays(Math.Max(scheme.NoticeDays, calendarDays));
        var byWork = calendar.Add(from, scheme.NoticeWorkingDays);
        return byWork > byCalendar ? byWork : byCalendar;
    }

    /// <summary>Until when a bidder can cure what the formal check found (补正期): to the end of the last working day by the clock of Beijing.</summary>
    public static DateTimeOffset CureEnd(this Scheme scheme, DateTimeOffset from, WorkingDays calendar) =>
        new(calendar.Add(from, scheme.CureWorkingDays).InBeijing().Date.AddDays(1), TimeSpan.FromHours(8));
}
