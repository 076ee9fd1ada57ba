using System.Globalization;
using System.Text;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>Deadlines as an iCalendar file (RFC 5545): each is an entry that ends at its instant and reminds a week and a day before.</summary>
public static class DeadlineCalendar
{
    private const int LongestLine = 75;

    /// <summary>Writes the file.</summary>
    /// <param name="due">Scenarios with a deadline.</param>
    /// <param name="site">Where the platform is reached.</param>
    /// <param name="now">When the file is made.</param>
    public static string Of(IEnumerable<ScenarioSummary> due, string site, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Write(file, "BEGIN:VCALENDAR");
        Write(file, "VERSION:2.0");
        Write(file, "PRODID:-//ScenarioHub//Deadlines//ZH");
        Write(file, "CALSCALE:GREGORIAN");
        Write(file, "METHOD:PUBLISH");
        Write(file, "X-WR-CALNAME:" + Text("场景应答截止"));
        Write(file, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var scenario in due)
        {
            var deadline = scenario.Deadline!.Value;
            Write(file, "BEGIN:VEVENT");
            Write(file, $"UID:{scenario.Id}@scenariohub");
            Write(file, $"DTSTAMP:{Utc(now)}");
            Write(file, $"SEQUENCE:{scenario.Version}");
            Write(file, $"DTSTART:{Utc(deadline.AddMinutes(-30))}");
            Write(file, $"DTEND:{Utc(deadline)}");
            Write(file, "SUMMARY:" + Text($"截止：{scenario.Name}"));
            Write(file, "DESCRIPTION:" + Text($"{scenario.Number}\n{scenario.OwnerName}\n{scenario.Need}"));
            Write(file, $"URL:{site}/scenarios/{scenario.Id}");
            Remind(file, "-P7D");
            Remind(file, "-P1D");
            Write(file, "END:VEVENT");
        }

        Write(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Remind(StringBuilder file, string before)
    {
        Write(file, "BEGIN:VALARM");
        Write(file, "ACTION:DISPLAY");
        Write(file, "DESCRIPTION:" + Text("场景应答即将截止"));
        Write(file, $"TRIGGER;RELATED=END:{before}");
        Write(file, "END:VALARM");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line of more than 75 octets goes on in the next one behind a space; characters stay whole.</summary>
    private static void Write(StringBuilder file, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                length = 1;
            }

            file.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
