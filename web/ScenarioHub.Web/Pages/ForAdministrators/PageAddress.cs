using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ScenarioHub.Web.Pages.ForAdministrators;

/// <summary>A page's address with the filters that are set.</summary>
public static class PageAddress
{
    public static string Of(string path, params (string Name, object? Value)[] query) => QueryHelpers.AddQueryString(
        path,
        query.Where(q => q.Value is not (null or "")).Select(q => KeyValuePair.Create(q.Name, Convert.ToString(q.Value, CultureInfo.InvariantCulture))));
}
