using System.Globalization;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>What differs between two editions of a contract, part by part, so that the other side sees what it assents to.</summary>
public static class Differing
{
    /// <summary>The differing parts by their names in the API.</summary>
    public static IReadOnlyList<Difference> Between(ContractTerms before, ContractTerms after) =>
    [
        .. Parts(before).Zip(Parts(after)).Where(p => p.First.Text != p.Second.Text).Select(p => new Difference(p.First.Part, p.First.Text, p.Second.Text)),
    ];

    private static IEnumerable<(string Part, string? Text)> Parts(ContractTerms t) =>
    [
        ("tasks", t.Tasks),
        ("indicators", Lines(t.Indicators.Select(i => $"{i.Name} {i.Target} {i.Unit}"))),
        ("sources", Lines(t.Money.Sources.Select(s => $"{s.Name} {Yuan(s.Yuan)}"))),
        ("tranches", Lines(t.Money.Tranches.Select(p => $"{p.Name} {p.Source} {Yuan(p.AmountYuan)}"))),
        ("intellectualProperty", t.IntellectualProperty),
        ("milestones", Lines(t.Milestones.Select(m => $"{m.Name} {Day(m.Due)} {m.Share:0.##}% {m.Deliverable}"))),
        ("startsAt", Day(t.StartsAt)),
        ("endsAt", Day(t.EndsAt)),
        ("members", Lines((t.Members ?? []).Select(m => $"{m.Name} {m.Task}"))),
        ("thirdParty", t.ThirdParty?.Name),
    ];

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => l.Trim()));

    private static string Yuan(decimal? yuan) => (yuan ?? 0).ToString("#,0", CultureInfo.InvariantCulture);

    private static string? Day(DateTimeOffset? at) => at?.InBeijing().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
