using ScenarioHub.Calendar;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Calendars;

public class WorkingDaysTests
{
    private static readonly WorkingDays Calendar = WorkingDays.Load();

    [Theory]
    [InlineData("2026-02-14", true)] // a Saturday worked for the Spring Festival
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-23", false)] // a Monday off
    [InlineData("2026-02-24", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2031-05-01", true)] // no notice yet: a Thursday is a Thursday
    public void A_day_is_what_the_notices_say(string date, bool working) => Assert.Equal(working, Calendar.IsWorkingDay(DateOnly.Parse(date)));

    [Fact]
    public void The_notices_give_the_days_off_that_the_State_Council_counts()
    {
        Assert.Equal(28, Calendar.Days.Count(d => d is { Date.Year: 2025, Kind: DayKind.Holiday }));
        Assert.Equal(33, Calendar.Days.Count(d => d is { Date.Year: 2026, Kind: DayKind.Holiday }));
        Assert.All(Calendar.Days.Where(d => d.Kind is DayKind.Workday), d => Assert.True(d.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    [Fact]
    public void Days_are_those_of_Beijing_and_the_first_one_does_not_count()
    {
        // Friday 17:00 UTC is Saturday in Beijing: the next working day is Monday there, which begins on Sunday in UTC.
        var late = new DateTimeOffset(2026, 11, 27, 17, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 17, 0, 0, TimeSpan.Zero), Calendar.Add(late, 1));
        Assert.Equal(late, Calendar.Add(late, 0));
    }

    [Fact]
    public void An_entry_wins_over_the_notices()
    {
        var day = new DateOnly(2026, 2, 16);
        Assert.True(Calendar.With([new(day, DayKind.Ordinary, "更正")]).IsWorkingDay(day));
        Assert.False(Calendar.IsWorkingDay(day));
    }
}
