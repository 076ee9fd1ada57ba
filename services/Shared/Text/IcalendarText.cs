using System.Globalization;
using System.Text;

namespace ScenarioHub.Text;

/// <summary>Writes an iCalendar file (RFC 5545) line by line, from <c>BEGIN:VCALENDAR</c> on.</summary>
public sealed class IcalendarText
{
    private const int MostOctets = 75;
    private readonly StringBuilder _text = new();

    /// <summary>Begins the calendar.</summary>
    /// <param name="product">The part of the platform that writes it.</param>
    /// <param name="name">What it is called, for the reader.</param>
    public IcalendarText(string product, string name)
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line($"PRODID:-//ScenarioHub//{product}//ZH");
        Line("CALSCALE:GREGORIAN");
        Line($"X-WR-CALNAME:{Escape(name)}");
    }

    /// <summary>An instant, in UTC.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Words as a value.</summary>
    public static string Escape(string words) => words
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>A property. A line of more than 75 octets goes on in the next one behind a space; characters stay whole.</summary>
    public void Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <summary>Ends the calendar and gives the file.</summary>
    public string End()
    {
        Line("END:VCALENDAR");
        return _text.ToString();
    }
}
