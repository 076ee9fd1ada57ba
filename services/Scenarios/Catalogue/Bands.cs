using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>How much money a scenario is about (投资额分档), as readers choose it.</summary>
public static class InvestmentBands
{
    /// <summary>Under 1 million yuan, 1 to 10 million, 10 to 100 million, more, and to be agreed.</summary>
    public static readonly IReadOnlyList<string> All = ["under1m", "1mTo10m", "10mTo100m", "over100m", "open"];

    /// <summary>The band of an amount in yuan.</summary>
    public static string Of(decimal? yuan) => yuan switch
    {
        null => "open",
        < 1_000_000 => "under1m",
        < 10_000_000 => "1mTo10m",
        < 100_000_000 => "10mTo100m",
        _ => "over100m",
    };

    /// <summary>Reads a choice; an unknown one is refused by name.</summary>
    public static string Chosen(string text) => Band.Chosen("investment", text, All);
}

internal static class Band
{
    public static string Chosen(string field, string text, IReadOnlyList<string> all) =>
        all.FirstOrDefault(band => band.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidException(field, "field.choice", string.Join(" | ", all));
}
