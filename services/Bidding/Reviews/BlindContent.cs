using System.Text.RegularExpressions;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Contracts;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>A bid as a blind review (盲评) shows it: no names of persons, no consortium, no files, and the bidders' own names blacked out wherever they wrote them.</summary>
public static class BlindContent
{
    /// <summary>What stands in place of a name.</summary>
    public const string Blackout = "■■■";

    /// <summary>The content without names.</summary>
    public static BidContent WithoutNames(this BidContent content, IEnumerable<Party> parties)
    {
        var names = Names(parties, content);
        string? Hide(string? text) => text is null ? null : Black(text, names);
        return content with
        {
            TechnicalRoute = Hide(content.TechnicalRoute),
            IntellectualProperty = Hide(content.IntellectualProperty),
            Evidence = Hide(content.Evidence),
            Commitments = content.Commitments?.Select(c => c with { Value = Hide(c.Value) }).ToList(),
            Milestones = content.Milestones?.Select(m => m with { Name = Hide(m.Name)! }).ToList(),
            Team = content.Team?.Select(t => new TeamRole(Hide(t.Role)!, null)).ToList(),
            Budget = content.Budget?.Select(l => l with { Item = Hide(l.Item)! }).ToList(),

            // Who does what in the consortium is a list of names, and a file says more than its text.
            Division = null,
            Attachments = null,
        };
    }

    /// <summary>A text without these names, however they are cased.</summary>
    public static string Black(string text, IReadOnlyList<string> names) =>
        names.Aggregate(text, (rest, name) => Regex.Replace(rest, Regex.Escape(name), Blackout, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <summary>The names to hide, longest first: full names, names without their legal form, and the team's names.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<Party> parties, BidContent content) =>
    [
        .. parties.Select(p => p.Name).SelectMany(n => new[] { n, Short(n) })
            .Concat((content.Team ?? []).Select(t => t.Name).OfType<string>())
            .Where(n => n.Trim().Length >= 2).Distinct().OrderByDescending(n => n.Length),
    ];

    private static string Short(string name)
    {
        var form = new[] { "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "公司" }.FirstOrDefault(f => name.EndsWith(f, StringComparison.Ordinal));
        return form is null || name.Length - form.Length < 4 ? name : name[..^form.Length];
    }
}
