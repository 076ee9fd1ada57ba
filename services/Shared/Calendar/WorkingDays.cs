using System.Globalization;

namespace ScenarioHub.Calendar;

/// <summary>
/// China's working days (工作日): Monday to Friday, but for what the State Council's holiday notices and an administrator's own entries say.
/// Days are those of Beijing. Immutable.
/// </summary>
public sealed class WorkingDays
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly Lazy<WorkingDays> Noticed = new(() => new(ReadNotices()));
    private readonly Dictionary<DateOnly, CalendarDay> _days;

    private WorkingDays(Dictionary<DateOnly, CalendarDay> days) => _days = days;

    /// <summary>The days that are not what their weekday says, in order.</summary>
    public IEnumerable<CalendarDay> Days => _days.Values.OrderBy(d => d.Date);

    /// <summary>The calendar of the notices that came with this release, <c>reference/working_days.csv</c>.</summary>
    public static WorkingDays Load() => Noticed.Value;

    /// <summary>The same calendar with entries that win over it.</summary>
    public WorkingDays With(IEnumerable<CalendarDay> entries)
    {
        var days = new Dictionary<DateOnly, CalendarDay>(_days);
        foreach (var entry in entries)
        {
            days[entry.Date] = entry;
        }

        return new(days);
    }

    /// <summary>Whether people work on a day.</summary>
    public bool IsWorkingDay(DateOnly date) => _days.GetValueOrDefault(date)?.Kind switch
    {
        DayKind.Holiday => false,
        DayKind.Workday => true,
        _ => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };

    /// <summary>
    /// The same time of day on the <paramref name="count"/>-th working day after the day of <paramref name="from"/>, which itself does not
    /// count: five working days from a Monday at nine end on the next Monday at nine.
    /// </summary>
    public DateTimeOffset Add(DateTimeOffset from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var at = from.ToOffset(Beijing);
        for (var left = count; left > 0;)
        {
            at = at.AddDays(1);
            left -= IsWorkingDay(DateOnly.FromDateTime(at.DateTime)) ? 1 : 0;
        }

        return at.ToOffset(from.Offset);
    }

    private static Dictionary<DateOnly, CalendarDay> ReadNotices()
    {
        using var reader = new StreamReader(typeof(WorkingDays).Assembly.GetManifestResourceStream("working_days.csv")!);
        reader.ReadLine();
        var days = new Dictionary<DateOnly, CalendarDay>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            var date = DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            days.Add(date, new(date, Enum.Parse<DayKind>(cells[1], ignoreCase: true), cells[2]));
        }

        return days;
    }
}
