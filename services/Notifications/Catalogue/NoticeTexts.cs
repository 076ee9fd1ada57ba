using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>A notice in words.</summary>
public record NoticeWords(string Title, string Body);

/// <summary>
/// Puts notices into words. A template's places are <c>{name}</c> for a value as it is, <c>{name:time}</c> for an instant in Beijing time and
/// <c>{name:word}</c> for a code that the texts know as <c>word.CODE</c>.
/// </summary>
public static partial class NoticeTexts
{
    private static readonly ResourceManager Texts = new("ScenarioHub.Notifications.Resources.Notices", typeof(NoticeTexts).Assembly);
    private static readonly TimeSpan BeijingOffset = TimeSpan.FromHours(8);

    /// <summary>Title and body of a template in a language.</summary>
    public static NoticeWords Render(string template, JsonElement arguments, CultureInfo language) =>
        new(Fill(Of($"{template}.title", language), arguments, language), Fill(Of($"{template}.body", language), arguments, language));

    /// <summary>A text of the notices in a language; throws where nobody wrote one.</summary>
    public static string Of(string key, CultureInfo language) =>
        Texts.GetString(key, language) ?? throw new MissingManifestResourceException($"No text is named {key}.");

    /// <summary>A topic's name in a language.</summary>
    public static string NameOf(Topic topic, CultureInfo language) => Of($"topic.{Code(topic)}", language);

    /// <summary>Why a topic's mail cannot be switched off, or nothing where it can.</summary>
    public static string? WhyLegal(Topic topic, CultureInfo language) =>
        Topics.Legal.Contains(topic) ? Of($"legal.{Code(topic)}", language) : null;

    /// <summary>A topic as the API writes it.</summary>
    public static string Code(Topic topic) => JsonNamingPolicy.CamelCase.ConvertName(topic.ToString());

    /// <summary>A text with its places filled; a value that an old notice lacks is shown as a dash.</summary>
    public static string Fill(string text, JsonElement arguments, CultureInfo language) => Place().Replace(text, place =>
        arguments.TryGetProperty(place.Groups["name"].Value, out var value) ? Show(value, place.Groups["form"].Value, language) : "—");

    private static string Show(JsonElement value, string form, CultureInfo language) => form switch
    {
        "time" when !IsInstant(value) => value.ToString(),
        "time" => value.GetDateTimeOffset().ToOffset(BeijingOffset).ToString(Of("time.format", language), language),
        "word" => Of($"word.{value}", language),
        _ => value.ToString(),
    };

    /// <summary>Whether it is an instant that can be shown; at the ends of the calendar there is none eight hours later.</summary>
    private static bool IsInstant(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) && at.UtcDateTime.Year is > 1 and < 9999;

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<form>\w+))?\}")]
    private static partial Regex Place();
}
