using System.Globalization;
using System.Resources;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>The words of the service in a language, the reader's unless told.</summary>
internal static class ImportTexts
{
    private static readonly ResourceManager Texts = new("ScenarioHub.Scenarios.Resources.Rules", typeof(ImportTexts).Assembly);

    public static string Of(string key, string? language = null) =>
        Texts.GetString(key, language is null ? CultureInfo.CurrentUICulture : CultureInfo.GetCultureInfo(language)) ?? key;
}
