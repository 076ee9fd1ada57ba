using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Calendar;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Calendars;

/// <summary>A day that an administrator has entered; it wins over the notices that came with the release (工作日历).</summary>
public class CalendarEntry : IVersioned
{
    public required DateOnly Date { get; init; }

    public long Version { get; private set; } = 1;

    public DayKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Enters a day.</summary>
    public static CalendarEntry Of(DateOnly date, DayKind kind, string name) => new() { Date = date, Kind = kind, Name = name };

    /// <summary>Says something else of the day.</summary>
    public void Change(DayKind kind, string name)
    {
        (Kind, Name) = (kind, name);
        Version++;
    }
}

internal sealed class CalendarEntryMapping : IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<CalendarEntry> builder) => builder.ToTable("calendar_day").HasKey(d => d.Date);
}
