using System.Globalization;

namespace ScenarioHub.Web.Pages.Reviews;

/// <summary>A criterion's name in the reader's language.</summary>
public static class CriterionName
{
    /// <summary>Chinese unless the page is read in English.</summary>
    public static string Of(Criterion c) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? c.NameEn : c.Name;
}
