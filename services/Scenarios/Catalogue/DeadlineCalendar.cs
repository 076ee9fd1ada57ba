using ScenarioHub.Text;
using static ScenarioHub.Text.IcalendarText;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>Deadlines as an iCalendar file (RFC 5545): each is an entry that ends at its instant and reminds a week and a day before.</summary>
public static class DeadlineCalendar
{
    /// <summary>Writes the file.</summary>
    /// <param name="due">Scenarios with a deadline.</param>
    /// <param name="site">Where the platform is reached.</param>
    /// <param name="now">When the file is made.</param>
    public static string Of(IEnumerable<ScenarioSummary> due, string site, DateTimeOffset now)
    {
        var file = new IcalendarText("Deadlines", "场景应答截止");
        file.Line("METHOD:PUBLISH");
        file.Line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var scenario in due)
        {
            var deadline = scenario.Deadline!.Value;
            file.Line("BEGIN:VEVENT");
            file.Line($"UID:{scenario.Id}@scenariohub");
            file.Line($"DTSTAMP:{Instant(now)}");
            file.Line($"SEQUENCE:{scenario.Version}");
            file.Line($"DTSTART:{Instant(deadline.AddMinutes(-30))}");
            file.Line($"DTEND:{Instant(deadline)}");
            file.Line("SUMMARY:" + Escape($"截止：{scenario.Name}"));
            file.Line("DESCRIPTION:" + Escape($"{scenario.Number}\n{scenario.OwnerName}\n{scenario.Need}"));
            file.Line($"URL:{site}/scenarios/{scenario.Id}");
            Remind(file, "-P7D");
            Remind(file, "-P1D");
            file.Line("END:VEVENT");
        }

        return file.End();
    }

    private static void Remind(IcalendarText file, string before)
    {
        file.Line("BEGIN:VALARM");
        file.Line("ACTION:DISPLAY");
        file.Line("DESCRIPTION:" + Escape("场景应答即将截止"));
        file.Line($"TRIGGER;RELATED=END:{before}");
        file.Line("END:VALARM");
    }
}
