using System.Globalization;
using Quartz;
using ScenarioHub.Scenarios.Calls;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Collection;

public class RecurrenceTests
{
    private static readonly Recurrence FirstOfQuarter = new(Rhythm.Quarterly, DayChoice.WorkingDay);

    [Theory]
    [InlineData("2025-12-31", "2026-01-04")] // a Sunday that is worked for the New Year holiday
    [InlineData("2026-01-04", "2026-04-01")]
    [InlineData("2026-09-30", "2026-10-08")] // after the National Day holiday
    [InlineData("2026-12-01", "2027-01-01")] // 2027 is not announced yet: Monday to Friday
    public void The_first_working_day_of_a_quarter_heeds_holidays_and_make_up_days(string after, string opens) =>
        Assert.Equal(At(opens, 9), FirstOfQuarter.Next(At(after, 12)));

    [Fact]
    public void An_opening_itself_is_the_last_one_and_not_the_next()
    {
        var opening = At("2026-10-08", 9);
        Assert.Equal(opening, FirstOfQuarter.Last(opening));
        Assert.Equal(At("2026-07-01", 9), FirstOfQuarter.Last(opening.AddTicks(-1)));
        Assert.Equal(At("2027-01-01", 9), FirstOfQuarter.Next(opening));
    }

    public static TheoryData<Recurrence, string, string> Said => new()
    {
        { FirstOfQuarter, "每季度第一个工作日 09:00", "on the first working day of each quarter at 09:00" },
        { new(Rhythm.Monthly, DayChoice.LastWorkingDay, Hour: 14), "每月最后一个工作日 14:00", "on the last working day of each month at 14:00" },
        { new(Rhythm.Yearly, DayChoice.DayOfMonth, 15, Month: 3), "每年3月15日 09:00", "on March 15 each year at 09:00" },
        { new(Rhythm.Weekly, DayChoice.Weekday, Weekday: DayOfWeek.Monday), "每周一 09:00", "every Monday at 09:00" },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void A_recurrence_is_said_in_both_languages(Recurrence recurrence, string chinese, string english)
    {
        Assert.Equal(chinese, recurrence.Words(CultureInfo.GetCultureInfo("zh-CN")));
        Assert.Equal(english, recurrence.Words(CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void Every_recurrence_has_words_and_its_cron_fires_at_each_of_its_openings()
    {
        var tried = 0;
        foreach (var recurrence in All())
        {
            Assert.DoesNotContain("{", recurrence.Words(CultureInfo.GetCultureInfo("zh-CN")));
            Assert.DoesNotContain("{", recurrence.Words(CultureInfo.GetCultureInfo("en")));
            var cron = new CronExpression(recurrence.Cron(), CallSchedule.Beijing);
            for (var opening = recurrence.Next(At("2025-01-01", 0)); opening < At("2027-01-01", 0); opening = recurrence.Next(opening))
            {
                Assert.True(cron.IsSatisfiedBy(opening), $"{recurrence} opens at {opening}, {recurrence.Cron()} does not fire");
                tried++;
            }
        }

        Assert.True(tried > 900, $"Only {tried} openings were tried.");
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        var errors = new List<FieldError>();
        new Recurrence(Rhythm.Weekly, DayChoice.WorkingDay).Check("recurrence", errors);
        new Recurrence(Rhythm.Yearly, DayChoice.WorkingDay, 11).Check("recurrence", errors);
        Assert.Equal(["recurrence.weekday", "recurrence.month", "field.range"], errors.Select(e => e.Code));
    }

    [Fact]
    public void The_service_clock_stands_still_outside_working_hours()
    {
        var (friday, monday) = (At("2026-11-20", 16), At("2026-11-23", 10));
        Assert.Equal(TimeSpan.FromHours(2), WorkingTime.Between(friday, monday));
        Assert.Equal(monday, WorkingTime.Add(friday, TimeSpan.FromHours(2)));
        Assert.Equal(friday, WorkingTime.Before(monday, TimeSpan.FromHours(2)));
        Assert.Equal(TimeSpan.Zero, WorkingTime.Between(At("2026-10-01", 9), At("2026-10-07", 17)));
        Assert.Equal(TimeSpan.FromHours(8), WorkingTime.Between(At("2026-10-10", 0), At("2026-10-11", 23)));
    }

    private static IEnumerable<Recurrence> All() =>
    [
        .. Enum.GetValues<DayOfWeek>().Select(day => new Recurrence(Rhythm.Weekly, DayChoice.Weekday, Weekday: day, Hour: 0)),
        .. from every in new[] { Rhythm.Monthly, Rhythm.Quarterly, Rhythm.Yearly }
           from choice in new[] { DayChoice.WorkingDay, DayChoice.LastWorkingDay, DayChoice.DayOfMonth }
           from number in choice == DayChoice.LastWorkingDay ? [1] : choice == DayChoice.WorkingDay ? new[] { 1, 5, 10 } : [1, 15, 28]
           from month in every == Rhythm.Yearly ? new int?[] { 1, 2, 10 } : [null]
           select new Recurrence(every, choice, number, Month: month, Hour: 23),
    ];

    private static DateTimeOffset At(string day, int hour) => WorkingTime.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), hour);
}
