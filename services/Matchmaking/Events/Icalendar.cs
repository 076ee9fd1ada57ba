using System.Globalization;
using System.Text;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Writes an event as iCalendar (RFC 5545): the reader's meetings, or the whole day while there are none to show.</summary>
public static class Icalendar
{
    private const int MostOctets = 75;

    /// <summary>The calendar of what the reader sees.</summary>
    public static string Of(DayView day, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//ScenarioHub//Matchmaking//ZH");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, $"X-WR-CALNAME:{Escape(day.Name)}");
        if (day.Meetings.Count == 0)
        {
            Entry(text, day, now, day.Id, day.Version, day.Slots[0].Start, day.Slots[^1].End, day.Name, day.Place);
        }

        foreach (var meeting in day.Meetings)
        {
            var slot = day.Slots[meeting.Slot];
            Entry(
                text, day, now, meeting.Id, meeting.Version, slot.Start, slot.End, $"{meeting.HostName} – {meeting.GuestName}", $"{day.Place} {day.Rooms[meeting.Room]}");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Entry(
        StringBuilder text, DayView day, DateTimeOffset now, Guid id, long version, DateTimeOffset start, DateTimeOffset end, string summary, string place)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{id}@scenariohub");
        Line(text, $"SEQUENCE:{version}");
        Line(text, $"DTSTAMP:{Instant(now)}");
        Line(text, $"DTSTART:{Instant(start)}");
        Line(text, $"DTEND:{Instant(end)}");
        Line(text, $"SUMMARY:{Escape(summary)}");
        Line(text, $"LOCATION:{Escape(place)}");
        Line(text, $"DESCRIPTION:{Escape($"{day.Number} {day.Name}")}");
        Line(text, $"STATUS:{(day.State == DayState.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(text, "END:VEVENT");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>A line of at most 75 octets, folded between characters.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
