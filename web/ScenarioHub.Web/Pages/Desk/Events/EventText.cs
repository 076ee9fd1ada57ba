using System.Globalization;

namespace ScenarioHub.Web.Pages.Desk.Events;

/// <summary>Times of an event as one reads them in a programme (时段), Beijing time.</summary>
public static class EventText
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>11-22 14:00–14:25.</summary>
    public static string Span(EventSlot slot) =>
        $"{slot.Start.ToOffset(Beijing).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)}–{slot.End.ToOffset(Beijing).ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
