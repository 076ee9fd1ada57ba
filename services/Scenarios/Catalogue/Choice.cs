using System.Text.Json;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>The words of a fixed vocabulary as the API writes them: camelCase.</summary>
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
}
