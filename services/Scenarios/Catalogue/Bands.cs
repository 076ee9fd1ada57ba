using System.Collections.Immutable;
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

/// <summary>How soon answers are due (截止时间). A month holds its first week too.</summary>
public static class DeadlineBands
{
    private const int Week = 0, Month = 1, Later = 2, None = 3, Past = 4;

    /// <summary>Within 7 days, within 30 days, later, no deadline, past.</summary>
    public static readonly ImmutableArray<string> All = ["week", "month", "later", "none", "past"];

    /// <summary>Whether a deadline belongs to a band of <see cref="All"/>; all in ticks of UTC, <see cref="long.MaxValue"/> where there is none.</summary>
    public static bool Holds(int band, long deadline, long now) => band switch
    {
        Week => deadline > now && deadline <= now + (7 * TimeSpan.TicksPerDay),
        Month => deadline > now && deadline <= now + (30 * TimeSpan.TicksPerDay),
        Later => deadline > now + (30 * TimeSpan.TicksPerDay) && deadline != long.MaxValue,
        None => deadline == long.MaxValue,
        Past => deadline <= now,
        _ => false,
    };

    /// <summary>The place of a band in <see cref="All"/>.</summary>
    public static int Of(string band) => All.IndexOf(band);

    /// <summary>Reads a choice; an unknown one is refused by name.</summary>
    public static string Chosen(string text) => Band.Chosen("deadline", text, All);
}

internal static class Band
{
    public static string Chosen(string field, string text, IReadOnlyList<string> all) =>
        all.FirstOrDefault(band => band.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidException(field, "field.choice", string.Join(" | ", all));
}
