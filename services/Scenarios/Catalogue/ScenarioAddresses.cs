using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>A public scenario and when it last changed.</summary>
public record ScenarioAddress(Guid Id, DateTimeOffset UpdatedAt);

/// <summary>A part of all public scenarios, as search engines ask for them (sitemaps.org: at most 50,000 a file).</summary>
/// <param name="Parts">How many parts there are.</param>
public record ScenarioAddresses(int Parts, IReadOnlyList<ScenarioAddress> Items)
{
    /// <summary>How many stand in a part; below the bound of 50,000 to leave room.</summary>
    public const int Most = 40_000;

    /// <summary>One part, from 1 on, the newest first.</summary>
    internal static ScenarioAddresses Of(ScenarioIndex index, int part)
    {
        var seen = index.SeenBy(Reader.Public);
        var all = seen.Count;
        var parts = Math.Max(1, (all + Most - 1) / Most);
        var slots = part < 1 || part > parts ? [] : index.Newest.Take(seen, all, null, part * Most).Skip((part - 1) * Most);
        return new(parts, [.. slots.Select(slot => new ScenarioAddress(index[slot].Summary.Id, index[slot].UpdatedAt))]);
    }
}
