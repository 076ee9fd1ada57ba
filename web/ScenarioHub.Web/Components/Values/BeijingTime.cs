using System.Globalization;

namespace ScenarioHub.Web.Components.Values;

/// <summary>Instants as China reads them (北京时间), whatever the machine's zone.</summary>
public static class BeijingTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private static bool Chinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>2026年11月22日 · 22 Nov 2026.</summary>
    public static string Day(DateTimeOffset at) => at.ToOffset(Offset).ToString(Chinese ? "yyyy'年'M'月'd'日'" : "d MMM yyyy", CultureInfo.CurrentUICulture);

    /// <summary>2026年11月22日 17:00（北京时间） · 22 Nov 2026, 17:00 (Beijing time).</summary>
    public static string Instant(DateTimeOffset at) =>
        $"{Day(at)}{(Chinese ? " " : ", ")}{at.ToOffset(Offset).ToString("HH:mm", CultureInfo.InvariantCulture)}{(Chinese ? "（北京时间）" : " (Beijing time)")}";

    /// <summary>2026-11-22 17:00, for tables.</summary>
    public static string Short(DateTimeOffset at) => at.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The value of a <c>datetime-local</c> control.</summary>
    public static string? ToInput(DateTimeOffset? at) => at?.ToOffset(Offset).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads a <c>datetime-local</c> control; nothing where nothing readable was typed.</summary>
    public static DateTimeOffset? FromInput(string? value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset) : null;
}
