using System.Text.Json;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>
/// The words of a fixed vocabulary as the API writes them: camelCase. A query parameter of such a vocabulary is a string that is read here,
/// because .NET binds enums by their C# names only and refuses others without naming the field.
/// </summary>
public static class Choice
{
    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Name);

    /// <summary>One of them.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Reads one by its name; a number is none.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && char.IsLetter(text[0]) && Enum.IsDefined(value);

    /// <summary>Reads an optional filter; an unknown word is refused at <paramref name="field"/> with the known ones.</summary>
    public static T? Of<T>(string? text, string field)
        where T : struct, Enum => string.IsNullOrEmpty(text) ? null
            : TryParse<T>(text, out var value) ? value
            : throw new InvalidException(field, "field.choice", string.Join(" | ", Names<T>()));
}
