using ScenarioHub.Text;
using static ScenarioHub.Text.IcalendarText;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Writes an event as iCalendar: the reader's meetings, or the whole day while there are none to show.</summary>
public static class Icalendar
{
    /// <summary>The calendar of what the reader sees.</summary>
    public static string Of(DayView day, DateTimeOffset now)
    {
        var file = new IcalendarText("Matchmaking", day.Name);
        if (day.Meetings.Count == 0)
        {
            Entry(file, day, now, day.Id, day.Version, day.Slots[0].Start, day.Slots[^1].End, day.Name, day.Place);
        }

        foreach (var meeting in day.Meetings)
        {
            var slot = day.Slots[meeting.Slot];
            Entry(
                file, day, now, meeting.Id, meeting.Version, slot.Start, slot.End, $"{meeting.HostName} – {meeting.GuestName}", $"{day.Place} {day.Rooms[meeting.Room]}");
        }

        return file.End();
    }

    private static void Entry(
        IcalendarText file, DayView day, DateTimeOffset now, Guid id, long version, DateTimeOffset start, DateTimeOffset end, string summary, string place)
    {
        file.Line("BEGIN:VEVENT");
        file.Line($"UID:{id}@scenariohub");
        file.Line($"SEQUENCE:{version}");
        file.Line($"DTSTAMP:{Instant(now)}");
        file.Line($"DTSTART:{Instant(start)}");
        file.Line($"DTEND:{Instant(end)}");
        file.Line($"SUMMARY:{Escape(summary)}");
        file.Line($"LOCATION:{Escape(place)}");
        file.Line($"DESCRIPTION:{Escape($"{day.Number} {day.Name}")}");
        file.Line($"STATUS:{(day.State == DayState.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        file.Line("END:VEVENT");
    }
}
