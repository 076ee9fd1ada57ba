using System.Text.RegularExpressions;

namespace ScenarioHub.Web.Tests.Pages;

/// <summary>A page and who looks at it; an empty account is the public.</summary>
/// <param name="Account">The demo account.</param>
/// <param name="Route">The route as the page declares it.</param>
/// <param name="Address">Where it is looked at.</param>
public sealed partial record Place(string Account, string Route, string Address)
{
    public override string ToString() => $"{(Account.Length > 0 ? Account : "public")} {Address}";

    /// <summary>A route, or one with a query, whose places are filled in turn.</summary>
    internal static Place At(string account, string page, params string[] values)
    {
        var next = 0;
        var address = Parameter().Replace(page, _ => values[next++]);
        return next == values.Length ? new(account, page.Split('?')[0], address) : throw new ArgumentException($"{page} has {next} places.", nameof(values));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
