using System.Globalization;

namespace ScenarioHub.Web.Components.Values;

/// <summary>Money in the way its readers count: 万 and 亿 in Chinese, thousands in English.</summary>
public static class Yuan
{
    /// <summary>1,200 万元 · CNY 12,000,000.</summary>
    public static string Text(decimal yuan) => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal)
        ? yuan switch
        {
            >= 100_000_000 => $"{Number(yuan / 100_000_000)} 亿元",
            >= 10_000 => $"{Number(yuan / 10_000)} 万元",
            _ => $"{Number(yuan)} 元",
        }
        : $"CNY {Number(yuan)}";

    /// <summary>12,000,000 元 · CNY 12,000,000, to the last fen.</summary>
    public static string Exact(decimal yuan) => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal)
        ? $"{Number(yuan)} 元" : $"CNY {Number(yuan)}";

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
