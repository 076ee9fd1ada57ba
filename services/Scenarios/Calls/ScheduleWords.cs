using System.Globalization;
using System.Resources;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Says a recurrence in the reader's language: 每季度第一个工作日 09:00.</summary>
public static class ScheduleWords
{
    private static readonly ResourceManager Texts = new("ScenarioHub.Scenarios.Resources.Schedules", typeof(ScheduleWords).Assembly);

    /// <summary>The words in the language of the request.</summary>
    public static string Words(this Recurrence recurrence) => recurrence.Words(CultureInfo.CurrentUICulture);

    /// <summary>The words in a language.</summary>
    public static string Words(this Recurrence recurrence, CultureInfo language)
    {
        var key = recurrence.Every == Rhythm.Weekly
            ? "weekly" : $"{Choice.Name(recurrence.Every!.Value)}.{Choice.Name(recurrence.On!.Value)}";
        var number = recurrence.On == DayChoice.WorkingDay ? Of($"ordinal.{recurrence.Number}") : recurrence.Number.ToString(CultureInfo.InvariantCulture);
        var month = recurrence.Month is { } m ? Of($"month.{m}") : "";
        var weekday = recurrence.Weekday is { } day ? Of($"weekday.{Choice.Name(day)}") : "";
        return string.Format(language, Of(key), number, month, weekday) + string.Format(language, Of("time"), $"{recurrence.Hour:D2}:00");

        string Of(string name) => Texts.GetString(name, language) ?? throw new MissingManifestResourceException($"No text is named {name}.");
    }
}
