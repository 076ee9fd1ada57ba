using ScenarioHub.Bidding.Schemes;

namespace ScenarioHub.Bidding.Checks;

/// <summary>Until when a bidder may cure its bid (补正期限).</summary>
public static class CureCalendar
{
    /// <summary>The end of the scheme's last working day by the clock of Beijing; Saturdays and Sundays are no working days.</summary>
    public static DateTimeOffset CureEnd(DateTimeOffset now, Scheme scheme)
    {
        var day = now.InBeijing().Date;
        for (var left = scheme.CureWorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return new(day.AddDays(1), TimeSpan.FromHours(8));
    }
}
